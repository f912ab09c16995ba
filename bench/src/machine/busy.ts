import { availableParallelism, loadavg } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { hostSeconds } from './cpu-time.js'

/** How busy a machine may be before a run: shares of all its CPUs. */
const quiet = { busy: 0.1, steal: 0.02 }

/** The load average over one minute. */
export const loadNow = (): number => Math.round(loadavg()[0]! * 100) / 100

/** What keeps this machine from being quiet, in words, while nothing of ours runs; takes a second. */
export async function disturbancesNow(): Promise<string[]> {
  const alone =
    availableParallelism() > 1 ? [] : ['There is one CPU: whatever drives the load takes it from what is measured.']
  return [...alone, ...(await othersNow())]
}

async function othersNow(): Promise<string[]> {
  const before = hostSeconds()
  await sleep(1_000)
  const after = hostSeconds()
  if (!before || !after) {
    const [load = 0] = loadavg()
    return load > 1 ? [`The load average was ${load.toFixed(1)} before the run.`] : []
  }
  const total = after.total - before.total
  const busy = (after.busy - before.busy) / total
  const steal = (after.steal - before.steal) / total
  return [
    ...(busy > quiet.busy ? [`Other processes used ${percent(busy)} of the CPUs before the run.`] : []),
    ...(steal > quiet.steal ? [`The hypervisor took ${percent(steal)} of the CPUs before the run.`] : []),
  ]
}

const percent = (share: number) => `${(share * 100).toFixed(0)} %`
