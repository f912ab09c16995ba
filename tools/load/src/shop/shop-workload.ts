import { randomUUID } from 'node:crypto'
import type { RequestKind, Workload, WorkloadSource } from '../workload.js'
import { ShopClient } from './client.js'
import { type Credentials, Customer } from './customer.js'
import type { Mix, ShopRequest } from './mixes.js'
import { popular } from './popularity.js'
import type { Purchase } from './purchases.js'
import { shopRequests } from './requests.js'

export interface ShopWorkloadOptions {
  readonly url: string
  readonly mix: Mix
  /** Who is signed in, where somebody has to be: {@link openShop} opens accounts. */
  readonly customers: readonly Credentials[]
  /** Product ids, the most popular first. */
  readonly products: readonly string[]
  /** Exponent of Zipf's law: 1 unless said otherwise, 0 where all are wanted alike. */
  readonly skew?: number
  /** Products of an order, one piece of each: one unless said otherwise. */
  readonly lines?: number
  /** Whether purchases are remembered for the history, which takes a kilobyte each; they are unless said otherwise. */
  readonly remembers?: boolean
  /** Looks into one of so many answers; into all of them unless said otherwise. Statuses are always looked at. */
  readonly checkEvery?: number
  /** Begins every `Idempotency-Key`; two runs on one shop need two of them, so it is a new one unless said otherwise. */
  readonly run?: string
}

/** What customers do in the shop, for a load in a process of its own. */
export const shopWorkload = (options: ShopWorkloadOptions): WorkloadSource => ({ module: import.meta.url, options })

/** As {@link shopWorkload}, in this process. Logs the customers in; its history are the {@link Purchase}s. */
export async function workload(options: ShopWorkloadOptions): Promise<Workload> {
  const { url, mix, products, skew = 1, lines = 1, remembers = true, checkEvery = 1, run = randomUUID() } = options
  const shop = new ShopClient(url)
  const customers = await Promise.all(options.customers.map((credentials) => Customer.logIn(shop, credentials)))
  const purchases: Purchase[] = []
  let keys = 0
  const product = popular(products, skew)
  const requests = shopRequests({
    product,
    basket: (random) => distinct(() => product(random), Math.min(lines, products.length)),
    customer: (random) => customers[Math.floor(random() * customers.length)]!,
    newKey: () => `${run}-${keys++}`,
    remember: (purchase) => void (remembers && purchases.push(purchase)),
    purchases,
  })
  const kinds = Object.entries(mix) as [ShopRequest, number][]
  return {
    kinds: Object.fromEntries(
      kinds.map(([kind, weight]): [string, RequestKind] => [kind, seldom({ ...requests[kind], weight }, checkEvery)]),
    ),
    history: () => purchases,
    close: () => customers.forEach((customer) => customer.leave()),
  }
}

function distinct<Thing>(next: () => Thing, count: number): Thing[] {
  const things = new Set<Thing>()
  while (things.size < count) things.add(next())
  return [...things]
}

function seldom({ check, ...kind }: RequestKind, every: number): RequestKind {
  let answers = 0
  return { ...kind, ...(check && { check: (answer, asked) => void (answers++ % every === 0 && check(answer, asked)) }) }
}
