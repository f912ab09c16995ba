import type { Bench } from '../measuring/bench.js'
import { inStarted } from '../measuring/in-started.js'
import { keepHistograms } from '../measuring/keep-histograms.js'
import type { Session } from '../measuring/session.js'
import { warmedUp } from '../measuring/warmed-up.js'
import { underLoad } from '../measuring/under-load.js'
import type { Scalability } from '../result/costs.js'
import { fitted } from '../statistics/scalability-law.js'

const concurrencies = [1, 2, 4, 8, 16, 32, 64]

export const scalabilityNotes = [
  'More at once: answers a second of 1 to 64 customers who ask again at once, and Gunther’s law λn ÷ (1 + σ(n − 1) + κn(n − 1)) through them. It knows what waiting for one another costs (σ) and agreeing with one another (κ), not what is saved where requests that come together are gathered: r² says how much it explains.',
]

/** Throughput over so many customers that ask again at once, from one to 64, and the law that it follows. */
export function scalabilityOf(session: Session, seconds: number, bench: Bench): Promise<Scalability> {
  const { system, workload, products } = session
  const schedule = concurrencies.map((concurrency) => ({ name: String(concurrency), concurrency, seconds }))
  return inStarted(system, products, bench, async (running) => {
    await warmedUp(running, session, seconds / 2, bench)
    return underLoad(running, session, schedule, bench, async (load) => {
      const result = await load.result
      await keepHistograms(result, session, 'scalability', bench)
      const points = concurrencies.map((concurrency) => {
        const phase = result.phases.find(({ name }) => name === String(concurrency))
        return { concurrency, throughput: phase ? phase.completed / (phase.to - phase.from) : 0 }
      })
      return { system: system.about.name, workload: workload.about.name, points, fit: fitted(points) }
    })
  })
}
