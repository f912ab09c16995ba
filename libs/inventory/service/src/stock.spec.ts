import { randomUUID } from 'node:crypto'
import { demoProductCount, demoProductId } from '@twofold/catalog-contract'
import { StockLimitExceeded, StockNotFound } from '@twofold/inventory-contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type InventoryInTest, startInventory } from './inventory.fixture.js'
import { DemoStockStore } from './seed/demo-stock.store.js'

let shop: InventoryInTest
beforeAll(async () => void (shop = await startInventory()))
afterAll(() => shop?.stop())

describe('stock', () => {
  it('of a product that nobody heard of is not known', async () => {
    await expect(shop.inventory.getStock({ productId: randomUUID() })).rejects.toThrow(StockNotFound)
  })

  it('grows by what is received, of products not heard of so far too', async () => {
    const productId = randomUUID()
    await Promise.all(Array.from({ length: 10 }, () => shop.inventory.receiveStock({ productId, quantity: 3 })))
    const stock = await shop.inventory.receiveStock({ productId, quantity: 1 })
    expect(stock).toEqual({ productId, available: 31, reserved: 0, sold: 0, received: 31 })
    expect(await shop.inventory.getStock({ productId })).toEqual(stock)
  })

  it('is refused beyond what can be counted, and stays as it was', async () => {
    const productId = await shop.productWith(2_147_483_646)
    await expect(shop.inventory.receiveStock({ productId, quantity: 2 })).rejects.toThrow(StockLimitExceeded)
    expect(await shop.inventory.receiveStock({ productId, quantity: 1 })).toMatchObject({ received: 2_147_483_647 })
  })

  it.each(['available', 'reserved', 'sold', 'received'])(
    'cannot be written with %s that does not add up',
    async (column) => {
      const productId = await shop.productWith(5)
      const change = (by: number) =>
        shop.database.query(`update inventory.stock set ${column} = ${column} + $2 where product_id = $1`, [
          productId,
          by,
        ])
      await expect(change(1)).rejects.toThrow('stock_adds_up')
      await expect(change(-6)).rejects.toThrow('violates check constraint')
    },
  )
})

describe('the stock of the demonstration data', () => {
  it('is at least 500 pieces of each product, and seeding again resets nothing that was sold', async () => {
    const seed = shop.process.get(DemoStockStore)
    const [productId, orderId] = [demoProductId(7), randomUUID()]
    // Heard of before the seed came, as from an event.
    await shop.database.query(`insert into inventory.stock values ($1, 0, 0, 0, 0)`, [productId])
    await seed.run()
    const before = await shop.inventory.getStock({ productId })
    await shop.inventory.reserveStock({ orderId, lines: [{ productId, quantity: 5 }] })
    await shop.inventory.commitReservation({ orderId })
    await seed.run()
    expect(await shop.inventory.getStock({ productId })).toEqual({
      ...before,
      available: before.available - 5,
      sold: 5,
    })
    const [found] = await shop.database.query<{ products: number }>(
      `select count(*)::int as products from inventory.stock where product_id = any($1) and received >= 500`,
      [Array.from({ length: demoProductCount }, (_, n) => demoProductId(n))],
    )
    expect(found).toEqual({ products: demoProductCount })
  })
})
