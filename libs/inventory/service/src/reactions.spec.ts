import { randomUUID } from 'node:crypto'
import { catalogContract } from '@twofold/catalog-contract'
import { ordersContract } from '@twofold/orders-contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type InventoryInTest, startInventory } from './inventory.fixture.js'

const { productCreated } = catalogContract.events
const { orderCancelled, orderConfirmed, orderRejected } = ordersContract.events

let shop: InventoryInTest
beforeAll(async () => void (shop = await startInventory()))
afterAll(() => shop?.stop())

const tell: InventoryInTest['process']['tell'] = (event, payload) => shop.process.tell(event, payload)

async function heldOrder() {
  const productId = await shop.productWith(10)
  const whose = { orderId: randomUUID(), accountId: randomUUID() }
  await shop.inventory.reserveStock({ ...whose, lines: [{ productId, quantity: 4 }] })
  return { productId, whose, confirmed: { ...whose, total: { amount: 1, currency: 'EUR' } } }
}

describe('what inventory does when others tell of something', () => {
  it('opens the stock of a product that was created, and leaves one alone that is open', async () => {
    const product = { sku: 'A-1', name: 'A', price: { amount: 1, currency: 'EUR' } }
    const [productId, known] = [randomUUID(), await shop.productWith(3)]
    expect(await tell(productCreated, { productId, ...product })).toEqual(['applied'])
    expect(await tell(productCreated, { productId: known, ...product })).toEqual(['applied'])
    expect(await shop.inventory.getStock({ productId })).toMatchObject({ available: 0, received: 0 })
    expect(await shop.inventory.getStock({ productId: known })).toMatchObject({ available: 3, received: 3 })
  })

  it('sells what was held for an order that is confirmed, and returns it when it is cancelled', async () => {
    const { productId, whose, confirmed } = await heldOrder()
    expect(await tell(orderConfirmed, confirmed)).toEqual(['applied'])
    expect(await shop.inventory.getStock({ productId })).toMatchObject({ available: 6, sold: 4 })
    expect(await tell(orderCancelled, whose)).toEqual(['applied'])
    expect(await shop.inventory.getStock({ productId })).toMatchObject({ available: 10, sold: 0, reserved: 0 })
  })

  it('sells in one statement a transaction for orders that are confirmed together, so that none waits for another', async () => {
    const products = await Promise.all(Array.from({ length: 5 }, () => shop.productWith(100)))
    const lines = products.map((productId) => ({ productId, quantity: 1 }))
    const orders = Array.from({ length: 30 }, () => ({ orderId: randomUUID(), accountId: randomUUID() }))
    for (const { orderId } of orders) await shop.inventory.reserveStock({ orderId, lines })
    const total = { amount: 1, currency: 'EUR' }
    await Promise.all(orders.map((order) => tell(orderConfirmed, { ...order, total })))
    const [{ transactions, statements } = {}] = await shop.database.query<Record<string, number>>(
      `select count(distinct xmin::text)::int as transactions, count(distinct xmin::text || ' ' || cmin::text)::int as statements
       from inventory.reservations where order_id = any($1) and status = 'committed'`,
      [orders.map(({ orderId }) => orderId)],
    )
    expect(transactions).toBeLessThan(10)
    expect(statements).toBe(transactions)
    expect(await shop.inventory.getStock({ productId: products[0]! })).toMatchObject({ available: 70, sold: 30 })
  })

  it('gives back what was held for an order that is rejected', async () => {
    const { productId, whose } = await heldOrder()
    expect(await tell(orderRejected, { ...whose, rejection: 'orders.payment-declined' })).toEqual(['applied'])
    expect(await shop.inventory.getStock({ productId })).toMatchObject({ available: 10, reserved: 0 })
  })

  it('ends the same where the cancellation is heard of before the confirmation', async () => {
    const { productId, whose, confirmed } = await heldOrder()
    expect(await tell(orderCancelled, whose)).toEqual(['applied'])
    expect(await tell(orderConfirmed, confirmed)).toEqual(['applied'])
    expect(await shop.inventory.getStock({ productId })).toMatchObject({ available: 10, sold: 0, reserved: 0 })
  })
})
