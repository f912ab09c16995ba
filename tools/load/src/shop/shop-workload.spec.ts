import { randomLcg } from 'd3-random'
import { describe, expect, it } from 'vitest'
import { Audit } from '../audit/audit.js'
import { startLoad } from '../child/start-load.js'
import { mixes, mixNamed, rateThatReaches, shares } from './mixes.js'
import { openShop } from './open-shop.js'
import { popular, zipfShares } from './popularity.js'
import type { Purchase } from './purchases.js'
import { TinyShop } from './shop.fixture.js'
import { shopWorkload, workload } from './shop-workload.js'

describe('the load on a shop', () => {
  it('opens accounts, fills the shelves, browses and buys, and remembers each purchase', async () => {
    const shop = await TinyShop.open()
    const opened = await openShop({ url: shop.url, customers: 2, orders: 3_000 })
    expect(opened.products).toEqual(shop.products)
    // As many as 3,000 orders of three products may want of the most popular one.
    expect(shop.received.get('a')).toBeGreaterThan(3_000 * zipfShares(3, 1)[0]!)
    const audit = await Audit.begin({ url: shop.url, ...opened })
    const options = { url: shop.url, mix: mixes.even, ...opened }
    const schedule = [{ rate: 200, seconds: 1 }]
    const load = await startLoad({ url: shop.url, schedule, workload: shopWorkload(options) })
    const { total, kinds, history } = await load.result
    expect(total).toMatchObject({ failed: 0, errors: {} })
    expect(Object.values(kinds).every(({ sent }) => sent > 0)).toBe(true)
    const purchases = history as Purchase[]
    expect(purchases.length).toBe(kinds.buy!.sent)
    expect(new Set(purchases.map(({ key }) => key)).size).toBe(purchases.length)
    expect(await audit.check(purchases)).toMatchObject({ orders: { confirmed: purchases.length }, findings: [] })
  })

  it('asks the same for the same seed and run', async () => {
    const shop = await TinyShop.open()
    const asked = async (seed: number) => {
      const customers = [{ email: 'ada', password: '' }]
      const options = { url: shop.url, mix: mixes.even, customers, products: shop.products, run: 'run' }
      const { kinds, close } = await workload(options)
      const random = randomLcg(seed)
      const all = Object.values(kinds).flatMap((kind) => Array.from({ length: 20 }, () => kind.ask(random)))
      close!()
      return all
    }
    expect(await asked(1)).toEqual(await asked(1))
    expect(await asked(1)).not.toEqual(await asked(2))
  })

  it('tells of answers that are not what was asked for', async () => {
    const shop = await TinyShop.open()
    const options = { url: shop.url, mix: mixes.even, customers: [], products: shop.products }
    const { product, list, stock } = (await workload(options)).kinds
    const answer = (body: unknown) => ({ status: 200, headers: {}, body: JSON.stringify(body) })
    const asked = (path: string) => ({ method: 'GET', path }) as const
    expect(() => product!.check!(answer({ id: 'a' }), asked('/products/b'))).toThrow('another id')
    expect(() => stock!.check!(answer({}), asked('/stock/b'))).toThrow('another productId')
    expect(() => list!.check!(answer({ items: [] }), asked('/products'))).toThrow('no items')
    expect(() => product!.check!(answer({ id: 'b' }), asked('/products/b'))).not.toThrow()
  })
})

describe('a mix', () => {
  it('reaches services as its requests do', () => {
    expect(shares({ product: 3, buy: 1 })).toEqual({
      gateway: 1,
      catalog: 1,
      orders: 0.25,
      inventory: 0.25,
      payments: 0.25,
    })
  })

  it('brings so many requests to each service at a rate that can be told', () => {
    const services = ['gateway', 'accounts', 'catalog', 'inventory', 'orders', 'payments']
    const rate = rateThatReaches(mixes.even, 25, services)
    for (const service of services) expect(shares(mixes.even)[service]! * rate, service).toBeGreaterThanOrEqual(25)
    expect(Math.min(...services.map((service) => shares(mixes.even)[service]! * (rate - 1)))).toBeLessThan(25)
    expect(() => rateThatReaches(mixes.read, 25, services)).toThrow(/reaches accounts, inventory, orders, payments/)
  })

  it('is known by its name', () => {
    expect(mixNamed('buy')).toEqual({ buy: 1 })
    expect(() => mixNamed('constructor')).toThrow(/There are: read, browse, buy, shop, even/)
  })
})

it('what is popular is asked for by Zipf’s law', () => {
  const random = randomLcg(1)
  const next = popular(['a', 'b', 'c'], 1)
  const counts: Record<string, number> = { a: 0, b: 0, c: 0 }
  for (let n = 0; n < 11_000; n++) counts[next(random)]!++
  expect(counts.a! / counts.b!).toBeCloseTo(2, 0)
  expect(counts.a! / counts.c!).toBeCloseTo(3, 0)
})
