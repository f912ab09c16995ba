import type { AppProcess, Shape } from '@twofold/local'
import type { Bench } from '../measuring/bench.js'
import { inStarted } from '../measuring/in-started.js'
import type { FaultCell } from '../result/costs.js'
import { type BenchSystem } from '../systems/bench-system.js'
import { shop } from '../systems/shop.js'
import { endpoints, type Shop, signedIn } from './endpoints.js'
import { outcomeOf, probe, type Probe } from './probe.js'
import { slowedDown } from './slow-process.js'

const functions = ['accounts', 'catalog', 'inventory', 'orders', 'payments'] as const

/** Milliseconds: a shop that gives up sooner than it does by default, so that the matrix takes a minute and not ten. */
const deadline = 3_000
const times = 5

/** What the matrix does, for the report: a function of the monolith has no process of its own that could die alone. */
export const faultNotes = [
  `Faults: down is a process that was killed and stays down, slow one that runs for 50 ms of each 500; in the monolith, where functions share a process, it is that process. Requests are given up after ${deadline} ms there (REQUEST_DEADLINE_MS; 10 s by default).`,
]

const systemOf = (shape: Shape): BenchSystem =>
  shop({ name: shape, title: '', what: '', shape, environment: { REQUEST_DEADLINE_MS: String(deadline) } })

/** Each endpoint while each function is down, and slow, in turn. */
export function faultMatrix(shape: Shape, products: number, bench: Bench): Promise<FaultCell[]> {
  return inStarted(systemOf(shape), products, bench, async ({ url, apps }) => {
    const asked = await signedIn(url, deadline + 2_000)
    await probeAll(asked) // the first answers of all are slower
    const before = await probeAll(asked)
    const cells: FaultCell[] = []
    // Functions of one process fail together: what is seen of it holds for each of them.
    for (const app of new Set(functions.map((name) => appOf(name, apps)))) {
      bench.signal.throwIfAborted()
      const slow = await slowedDown(app.pid, () => probeAll(asked))
      const down = await whileDown(app, () => probeAll(asked))
      for (const name of functions.filter((each) => appOf(each, apps) === app)) {
        const cell = (fault: FaultCell['fault'], now: readonly Probe[]) =>
          endpoints.map((endpoint, n): FaultCell => ({
            shape,
            function: name,
            fault,
            endpoint: endpoint.name,
            outcome: outcomeOf(now[n]!, before[n]!),
            ...now[n]!,
          }))
        cells.push(...cell('down', down), ...cell('slow', slow))
      }
    }
    return cells
  })
}

const appOf = (name: string, apps: readonly AppProcess[]) => apps.find((app) => app.name === name) ?? apps[0]!

/** All endpoints at once, as customers ask. */
const probeAll = (asked: Shop) => Promise.all(endpoints.map((endpoint) => probe(endpoint, asked, times)))

async function whileDown<T>(app: AppProcess, work: () => Promise<T>): Promise<T> {
  app.kill('SIGKILL')
  await app.exit
  const result = await work()
  await app.restart()
  return result
}
