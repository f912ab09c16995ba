import type { BenchSystem } from '../systems/bench-system.js'
import type { RunningSystem } from '../systems/running-system.js'
import type { Bench } from './bench.js'

/** Does something with a system that is started on restored databases, and stopped whatever happens. */
export async function inStarted<T>(
  system: BenchSystem,
  products: number,
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
