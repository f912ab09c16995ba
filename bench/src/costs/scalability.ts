import type { Bench } from '../measuring/bench.js'
import { inStarted } from '../measuring/in-started.js'
import type { Session } from '../measuring/session.js'
import { warmedUp } from '../measuring/warmed-up.js'
import { underLoad } from '../measuring/under-load.js'
import type { Scalability } from '../result/costs.js'
import { fitted } from '../statistics/scalability-law.js'

const concurrencies = [1, 2, 4, 8, 16, 32, 64]

/** Throughput over so many customers that ask again at once, from one to 64, and the law that it follows. */
export function scalabilityOf(session: Session, seconds: number, bench: Bench): Promise<Scalability> {
  const { system, workload, products } = session
  const schedule = concurrencies.map((concurrency) => ({ name: String(concurrency), concurrency, seconds }))
  return inStarted(system, products, bench, async (running) => {
    await warmedUp(running, session, seconds / 2, bench)
    return underLoad(running, session, schedule, bench, async (load) => {
      const { phases } = await load.result
      const points = concurrencies.map((concurrency) => {
        const phase = phases.find(({ name }) => name === String(concurrency))
        return { concurrency, throughput: (phase?.answered ?? 0) / seconds }
      })
      return { system: system.about.name, workload: workload.about.name, points, fit: fitted(points) }
    })
  })
}
