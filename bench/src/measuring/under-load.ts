import { type ClosedSchedule, type RunningLoad, type Schedule, startLoad } from '@twofold/load'
import { on } from '../machine/cpu-sets.js'
import type { RunningSystem } from '../systems/running-system.js'
import type { Driving } from './bench.js'
import { visitorsOf } from '../workloads/workloads.js'
import type { Asking } from './session.js'

/** Requests at once: beyond, arrivals are dropped and the run is void. */
export const mostInFlight = 4_000
/**
 * As many as a load balancer keeps to one address. With as many as there are requests, a hiccup of 50 ms has hundreds of
 * them opened at once, and what is measured then is how they are: 1 s where a SYN was lost.
 */
export const usualConnections = 256

/** Does something while a load runs on the generator's CPU; the load ends with it, and at Ctrl-C. */
export async function underLoad<T>(
  running: RunningSystem,
  {
    workload,
    products,
    repetition,
    connections = usualConnections,
    leavesDatabaseAlone = false,
  }: Omit<Asking, 'system'>,
  schedule: Schedule | ClosedSchedule,
  { rig, signal }: Pick<Driving, 'rig' | 'signal'>,
  work: (load: RunningLoad) => Promise<T>,
): Promise<T> {
  const { url } = running
  const common = {
    url,
    workload: workload.source(url, running.visitors ?? visitorsOf(products)),
    seed: repetition,
    newConnections: 0,
    mostInFlight,
    mostConnections: connections,
    on: on(rig.cpus.generator),
  }
  // Sending to 0.1 ms needs a CPU that nobody else wants.
  const precise = rig.cpus.generator !== undefined && (rig.cpus.shared.length === 0 || leavesDatabaseAlone)
  await rig.giveWay?.()
  signal.throwIfAborted()
  const load = await startLoad(isClosed(schedule) ? { ...common, schedule } : { ...common, schedule, precise })
  const kill = () => load.kill()
  signal.addEventListener('abort', kill, { once: true })
  try {
    return await work(load)
  } finally {
    signal.removeEventListener('abort', kill)
    load.kill()
  }
}

function isClosed(schedule: Schedule | ClosedSchedule): schedule is ClosedSchedule {
  return schedule.some((step) => 'concurrency' in step)
}
