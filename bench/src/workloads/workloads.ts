import { demoProductId } from '@twofold/catalog-contract'
import { type Mix, mixes, type OpenedShop, shopWorkload, type WorkloadSource } from '@twofold/load'
import type { Workload } from '../result/system.js'
import { customers } from '../rig/bench-data.js'

/** Exponent of Zipf's law: the most popular of 1,000 products is wanted in 13 of 100 requests. */
export const skew = 1
/** Products of an order. */
const lines = 3
/** Answers of which one is looked into: the generator should not be the bottleneck. */
const checkEvery = 16

export interface BenchWorkload {
  readonly about: Workload
  readonly mix: Mix
  source(url: string, visitors: OpenedShop): WorkloadSource
}

function described(about: Workload, mix: Mix): BenchWorkload {
  const signsIn = Object.keys(mix).some((kind) => ['buy', 'account', 'orders'].includes(kind))
  return {
    about,
    mix,
    source: (url, { customers, products }) =>
      shopWorkload({
        url,
        mix,
        customers: signsIn ? customers : [],
        products,
        skew,
        lines,
        checkEvery,
        remembers: false,
      }),
  }
}

/** Whom and what the bench's own databases have, with so many products. */
export const visitorsOf = (products: number): OpenedShop => ({
  customers,
  products: Array.from({ length: products }, (_, n) => demoProductId(n)),
})

const { read, browse, buy, shop } = mixes

export const workloads = [
  described({ name: 'read-one', title: 'Read one product', what: 'GET /products/{id}' }, read),
  described(
    {
      name: 'browse-and-search',
      title: 'Browse and search',
      what: '50 products, 12 lists, 12 searches, 6 categories, 10 stock levels, 5 accounts and 5 order lists of 100 requests',
    },
    browse,
  ),
  described({ name: 'buy', title: 'Buy', what: `POST /orders with ${lines} lines, fsync on` }, buy),
  described(
    { name: 'mix', title: 'Mix', what: '90 of 100 requests read one product, 9 browse and search, 1 buys' },
    shop,
  ),
] as const

/** Throws where there is none of that name. */
export function workloadNamed(name: string): BenchWorkload {
  const workload = workloads.find(({ about }) => about.name === name)
  if (!workload) throw new Error(`there is no workload ${name}`)
  return workload
}
