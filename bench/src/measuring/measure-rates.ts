import { setTimeout as sleep } from 'node:timers/promises'
import type { Step } from '@twofold/load'
import type { SweepRun } from '../result/sweep.js'
import type { RunningSystem } from '../systems/running-system.js'
import type { Driving } from './bench.js'
import { keepHistograms } from './keep-histograms.js'
import type { Metering, Reading } from './meter.js'
import { runOf } from './run-of.js'
import type { Asking, Pacing } from './session.js'
import { underLoad } from './under-load.js'

/** Seconds between two rates, for what the one before has left; counted to neither. */
export const settling = 0.5

interface Measured {
  readonly before: Reading
  readonly after: Reading
  readonly memory: Readonly<Record<string, number>>
}

/** Drives a started system at these rates (requests a second), one after another: a run for each. */
export async function measureRates(
  running: RunningSystem,
  session: Asking,
  { rates, pacing, warmUpRate = rates[0]! }: { rates: readonly number[]; pacing: Pacing; warmUpRate?: number },
  bench: Driving,
): Promise<SweepRun[]> {
  const schedule = scheduleOf(rates, warmUpRate, pacing)
  const { result, measured } = await underLoad(running, session, schedule, bench, async (load) => {
    const meter = bench.rig.meterOf(running, load.pid)
    const measured = await followed(schedule, meter, bench)
    return { result: await load.result, measured }
  })
  const histograms = await keepHistograms(result, session, rates.join('-'), bench)
  const { repetition } = session
  return rates.map((rate, step) => {
    const phase = result.phases.find(({ name }) => name === nameOf(step))
    return runOf({ rate, repetition, phase, histograms, ...measured[step]! })
  })
}

const nameOf = (step: number) => `rate-${step + 1}`

/** So much longer a rate may last at most for the sake of its requests. */
const stretch = 4

function scheduleOf(
  rates: readonly number[],
  warmUpRate: number,
  { warmUpSeconds, secondsPerRate, requestsPerRate = 0 }: Pacing,
): Step[] {
  const secondsOf = (rate: number) =>
    Math.max(secondsPerRate, Math.min(requestsPerRate / rate, stretch * secondsPerRate))
  const steps = rates.flatMap((rate, step) => [
    { name: nameOf(step), rate, seconds: secondsOf(rate) },
    { name: 'settling', rate: Math.max(1, rate / 10), seconds: settling },
  ])
  return [{ name: 'warm-up', rate: warmUpRate, seconds: warmUpSeconds }, ...steps]
}

/** Reads the meter at the beginning and the end of each rate. */
async function followed(
  schedule: readonly Step[],
  meter: Metering,
  { quietness, signal }: Pick<Driving, 'quietness' | 'signal'>,
): Promise<Measured[]> {
  const measured: Measured[] = []
  let end = performance.now()
  for (const { name, seconds } of schedule) {
    const ownBefore = process.cpuUsage()
    const before = await meter.read()
    end += seconds * 1_000
    await sleep(Math.max(0, end - performance.now()), undefined, { signal })
    if (!name!.startsWith('rate-')) continue
    const after = await meter.read()
    const { user, system } = process.cpuUsage(ownBefore)
    quietness.add(before, after, (user + system) / 1e6)
    measured.push({ before, after, memory: await meter.memory() })
  }
  return measured
}
