import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Purchase } from '../shop/purchases.js'
import { TinyShop } from '../shop/shop.fixture.js'
import { Audit } from './audit.js'

let shop: TinyShop
let audit: Audit
beforeEach(async () => {
  shop = await TinyShop.open()
  audit = await Audit.begin({ url: shop.url, customers: [{ email: 'ada', password: '' }], products: shop.products })
})

/** A purchase that got its answer, unless said otherwise. */
function bought(key: string, { answered = true } = {}): Purchase {
  const body = shop.place('a', key)
  const order = JSON.stringify({ lines: [{ productId: 'a', quantity: 1 }] })
  return { key, customer: 'ada', order, answer: answered ? { status: 201, body } : undefined }
}

/** What an audit finds that does not wait for things to become right: its clock runs away. */
async function findings(purchases: Purchase[]): Promise<string> {
  let now = performance.now()
  vi.spyOn(performance, 'now').mockImplementation(() => (now += 60_000))
  const report = await audit.check(purchases)
  return report.findings.join('\n')
}

describe('an audit', () => {
  it('finds nothing where all is right, also where an answer was lost', async () => {
    const purchases = [bought('1'), bought('2', { answered: false }), bought('3')]
    expect(await audit.check(purchases)).toEqual({ purchases: 3, orders: { confirmed: 3 }, findings: [] })
  })

  it('waits for an order that is on its way', async () => {
    const purchase = bought('1')
    const order = shop.ordersInAll[0]!
    shop.orders.set(order.id, { ...order, status: 'pending' })
    const checked = audit.check([{ ...purchase, answer: { status: 202, body: { ...order, status: 'pending' } } }])
    setTimeout(() => shop.orders.set(order.id, order), 500)
    expect(await checked).toMatchObject({ orders: { confirmed: 1 }, findings: [] })
  })

  it('finds an accepted order that is not there', async () => {
    const purchase = bought('1')
    const order = shop.ordersInAll[0]!
    shop.orders.delete(order.id)
    shop.keys.clear()
    const found = await findings([purchase])
    expect(found).toMatch(`key 1 has two orders: ${order.id} and`)
  })

  it('finds an accepted order that is in no history', async () => {
    const purchases = [bought('1')]
    const { id } = shop.ordersInAll[0]!
    vi.spyOn(shop, 'ordersInAll', 'get').mockReturnValue([])
    expect(await findings(purchases)).toMatch(`order ${id} of key 1 was accepted, and is lost`)
  })

  it('finds a second order of a key, and one order of two keys', async () => {
    const purchases = [bought('1'), bought('2')]
    const second = shop.place('a')
    expect(await findings(purchases)).toMatch(`order ${second.id} belongs to no key: one has two orders`)
    const [first] = purchases
    shop.keys.set('2', first!.answer!.body.id)
    expect(await findings([first!, { ...purchases[1]!, answer: undefined }])).toMatch('keys 1 and 2 have one order')
  })

  it('finds an answer that is another than before', async () => {
    const purchase = bought('1')
    const order = shop.ordersInAll[0]!
    shop.orders.set(order.id, { ...order, status: 'rejected' })
    expect(await findings([purchase])).toMatch('key 1 was answered with 201 confirmed')
  })

  it('finds an order that does not become final', async () => {
    const purchase = bought('1')
    const order = shop.ordersInAll[0]!
    shop.orders.set(order.id, { ...order, status: 'pending' })
    expect(await findings([purchase])).toMatch(`order ${order.id} is not final`)
  })

  it.each([
    ['none', []],
    ['two', ['captured', 'captured']],
    ['one that was not captured', ['authorised']],
  ] as const)('finds an order with payments: %s', async (_, statuses) => {
    const purchase = bought('1')
    const { id } = shop.ordersInAll[0]!
    const [payment] = shop.payments.get(id)!
    shop.payments.set(
      id,
      statuses.map((status) => ({ ...payment!, status })),
    )
    expect(await findings([purchase])).toMatch(`order ${id} is confirmed, its total 100, its payments:`)
  })

  it('finds pieces that are missing', async () => {
    shop.missing.set('b', 2)
    expect(await findings([bought('1')])).toBe('stock of b: available 498 + reserved 0 + sold 0 is not 500')
  })

  it('finds pieces that were sold without an order of these customers', async () => {
    const purchases = [bought('1')]
    const others = shop.ordersInAll
    shop.place('b')
    vi.spyOn(shop, 'ordersInAll', 'get').mockReturnValueOnce(others)
    expect(await findings(purchases)).toMatch('stock of b: 1 were sold, and by the orders 0')
  })
})
