import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type RunningLoad, startLoad, type Step, writeHistogramLog } from '@twofold/load'
import { on } from '../machine/cpu-sets.js'
import type { SweepRun } from '../result/sweep.js'
import type { Rig } from '../rig/rig.js'
import type { RunningSystem } from '../systems/running-system.js'
import { Meter, type Reading } from './meter.js'
import type { Quietness } from './quietness.js'
import { runOf } from './run-of.js'
import type { Pacing, Session } from './session.js'

export interface Bench {
  readonly rig: Rig
  readonly pacing: Pacing
  readonly quietness: Quietness
  /** Where histogram logs go. */
  readonly histograms: string
  readonly signal: AbortSignal
}

/** Requests at once: beyond, arrivals are dropped and the run is void. */
export const mostInFlight = 4_000
/** Seconds between two rates, for what the one before has left; counted to neither. */
const settling = 0.5

interface Measured {
  readonly before: Reading
  readonly after: Reading
  readonly memory: Readonly<Record<string, number>>
}

/** Starts the system, drives it, and ends it: a run for each rate. */
export async function measureSession(session: Session, bench: Bench): Promise<SweepRun[]> {
  const { result, measured } = await inStarted(session, bench, async (running) => {
    const schedule = scheduleOf(session, bench.pacing)
    const { url } = running
    const load = await startLoad({ ...loadOptions(session, url, bench.rig), schedule, seed: session.repetition })
    return until(load, bench.signal, async () => {
      const meter = new Meter(new Map([...processesOf(running, bench), ['generator', [load.pid]]]))
      const measured = await followed(schedule, meter, bench.quietness)
      return { result: await load.result, measured }
    })
  })
  const file = `${session.system.about.name}--${session.workload.about.name}--${session.repetition}.hlog`
  await writeHistogramLog(join(bench.histograms, file), result)
  return session.rates.map((rate, step) => {
    const phase = result.phases.find(({ name }) => name === nameOf(step))
    return runOf({ rate, repetition: session.repetition, phase, histograms: file, ...measured[step]! })
  })
}

/** Does something with a system that is started on restored databases, and stopped whatever happens. */
export async function inStarted<T>(
  { system, products }: Pick<Session, 'system' | 'products'>,
  { rig, signal }: Pick<Bench, 'rig' | 'signal'>,
  work: (running: RunningSystem) => Promise<T>,
): Promise<T> {
  signal.throwIfAborted()
  await rig.restore(system.databases, { nats: system.usesNats, products })
  const running = await system.start(rig, signal)
  try {
    return await work(running)
  } finally {
    await running.stop()
  }
}

export function loadOptions({ workload, products }: Pick<Session, 'workload' | 'products'>, url: string, rig: Rig) {
  return {
    url,
    workload: workload.source(url, products),
    newConnections: 0,
    mostInFlight,
    on: on(rig.cpus.generator),
    precise: rig.cpus.generator !== undefined && rig.cpus.shared.length === 0,
  }
}

/** Does something while a load runs; the load ends with it at Ctrl-C. */
export async function until<T>(load: RunningLoad, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  const kill = () => load.kill()
  signal.addEventListener('abort', kill, { once: true })
  try {
    return await work()
  } finally {
    signal.removeEventListener('abort', kill)
    load.kill()
  }
}

export function processesOf(running: RunningSystem, { rig }: Pick<Bench, 'rig'>): Map<string, readonly number[]> {
  return new Map([...running.processes, ['postgres', [rig.infrastructure.postgres.pid]]])
}

const nameOf = (step: number) => `rate-${step + 1}`

function scheduleOf({ rates }: Session, { warmUpSeconds, secondsPerRate }: Pacing): Step[] {
  const steps = rates.flatMap((rate, step) => [
    { name: nameOf(step), rate, seconds: secondsPerRate },
    { name: 'settling', rate: Math.max(1, rate / 10), seconds: settling },
  ])
  return [{ name: 'warm-up', rate: Math.max(1, rates[0]! / 2), seconds: warmUpSeconds }, ...steps]
}

/** Reads the meter at the beginning and the end of each rate. */
async function followed(schedule: readonly Step[], meter: Meter, quietness: Quietness): Promise<Measured[]> {
  const began = performance.now()
  const measured: Measured[] = []
  let end = began
  for (const { name, seconds } of schedule) {
    const ownBefore = process.cpuUsage()
    const before = meter.read()
    end += seconds * 1_000
    await sleep(end - performance.now())
    if (!name!.startsWith('rate-')) continue
    const after = meter.read()
    const { user, system } = process.cpuUsage(ownBefore)
    quietness.add(before, after, (user + system) / 1e6)
    measured.push({ before, after, memory: meter.memory() })
  }
  return measured
}
