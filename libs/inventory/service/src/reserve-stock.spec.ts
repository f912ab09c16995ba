import { randomUUID } from 'node:crypto'
import { NotEnoughStock } from '@twofold/inventory-contract'
import { UnitOfWork } from '@twofold/platform-database'
import { Latch } from '@twofold/platform-testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contradictions, type InventoryInTest, refusalOf, startInventory, watchStock } from './inventory.fixture.js'
import { StockStore } from './stock.store.js'

let shop: InventoryInTest
beforeAll(async () => void (shop = await startInventory()))
afterAll(() => shop?.stop())

const reserve = (lines: { productId: string; quantity: number }[], orderId: string = randomUUID()) =>
  shop.inventory.reserveStock({ orderId, lines })

describe('reserving stock', () => {
  it('holds every line', async () => {
    const [one, other] = [await shop.productWith(5), await shop.productWith(7)]
    const orderId = randomUUID()
    const lines = [
      { productId: one, quantity: 2 },
      { productId: other, quantity: 7 },
    ]
    const reservation = await reserve(lines, orderId)
    expect(reservation).toEqual({ orderId, status: 'held', lines: expect.arrayContaining(lines) })
    expect(await shop.inventory.getStock({ productId: one })).toMatchObject({
      available: 3,
      reserved: 2,
      sold: 0,
      received: 5,
    })
    expect(await shop.inventory.getStock({ productId: other })).toMatchObject({ available: 0, reserved: 7 })
  })

  it('holds all lines or none, and says what is short', async () => {
    const [enough, short, unknown] = [await shop.productWith(5), await shop.productWith(1), randomUUID()]
    const lines = [enough, short, unknown].map((productId) => ({ productId, quantity: 2 }))
    const refused = (await refusalOf(reserve(lines))) as NotEnoughStock
    expect(refused).toBeInstanceOf(NotEnoughStock)
    expect(refused.details.products).toHaveLength(2)
    expect(refused.details.products).toEqual(
      expect.arrayContaining([
        { productId: short, available: 1 },
        { productId: unknown, available: 0 },
      ]),
    )
    expect(await shop.inventory.getStock({ productId: enough })).toMatchObject({ available: 5, reserved: 0 })
  })

  it('can be asked for again after a refusal, which left no trace', async () => {
    const productId = await shop.productWith(1)
    const orderId = randomUUID()
    await expect(reserve([{ productId, quantity: 2 }], orderId)).rejects.toThrow(NotEnoughStock)
    await shop.inventory.receiveStock({ productId, quantity: 1 })
    expect(await reserve([{ productId, quantity: 2 }], orderId)).toMatchObject({ status: 'held' })
  })

  it('adds up lines of the same product, beyond what an int32 counts', async () => {
    const productId = await shop.productWith(2_147_483_647)
    const twice = [2_147_483_647, 2_147_483_647].map((quantity) => ({ productId, quantity }))
    await expect(reserve(twice)).rejects.toThrow(NotEnoughStock)
  })

  it('has its effect once however often and however quickly it is asked for, and answers the same', async () => {
    const productId = await shop.productWith(10)
    const orderId = randomUUID()
    const answers = await Promise.all(Array.from({ length: 20 }, () => reserve([{ productId, quantity: 3 }], orderId)))
    for (const answer of answers) {
      expect(answer).toEqual({ orderId, status: 'held', lines: [{ productId, quantity: 3 }] })
    }
    expect(await shop.inventory.getStock({ productId })).toMatchObject({ available: 7, reserved: 3 })
  })

  it('sells 10 pieces to exactly 10 of 200 buyers at once, and refuses the other 190 cleanly', async () => {
    const productId = await shop.productWith(10)
    const stopWatching = watchStock(shop)
    const buyers = Array.from({ length: 200 }, () => refusalOf(reserve([{ productId, quantity: 1 }])))
    const refusals = (await Promise.all(buyers)).filter((refusal) => refusal !== undefined)
    const { looked, wrong } = await stopWatching()
    expect(refusals).toHaveLength(190)
    for (const refusal of refusals) expect(refusal).toBeInstanceOf(NotEnoughStock)
    expect(await shop.inventory.getStock({ productId })).toMatchObject({ available: 0, reserved: 10, received: 10 })
    expect(looked).toBeGreaterThan(1)
    expect(wrong).toBe(0)
  })

  it('locks products in the order of their ids, wherever they lie and however they are asked for', async () => {
    const suffix = randomUUID().slice(8)
    const [last, first] = [`ffffffff${suffix}`, `00000000${suffix}`]
    for (const productId of [last, first]) await shop.inventory.receiveStock({ productId, quantity: 1 })
    const [locked, others] = [new Latch(), new Latch()]
    const holder = shop.process.get(UnitOfWork).run(async () => {
      await shop.process.get(StockStore).lock([{ productId: last, quantity: 1 }])
      locked.open()
      await others.opened
    })
    await locked.opened
    const waiting = reserve([last, first].map((productId) => ({ productId, quantity: 1 })))
    const free = `select from inventory.stock where product_id = $1 for update skip locked`
    await expect.poll(() => shop.database.query(free, [first])).toHaveLength(0)
    others.open()
    await holder
    expect(await waiting).toMatchObject({ status: 'held' })
  })

  it('gives what there is to whom it is enough for, where not all who ask together can have it', async () => {
    const [scarce, plenty] = [await shop.productWith(3), await shop.productWith(100)]
    const lines = (quantity: number) => [
      { productId: scarce, quantity },
      { productId: plenty, quantity: 1 },
    ]
    const quantities = [3, 5, 3, 4, 3]
    const outcomes = await Promise.all(quantities.map((quantity) => refusalOf(reserve(lines(quantity)))))
    const refusals = outcomes.filter((outcome) => outcome !== undefined)
    expect(refusals).toHaveLength(4)
    for (const refusal of refusals) expect(refusal).toBeInstanceOf(NotEnoughStock)
    expect(await shop.inventory.getStock({ productId: scarce })).toMatchObject({ available: 0, reserved: 3 })
    expect(await shop.inventory.getStock({ productId: plenty })).toMatchObject({ reserved: 1 })
    expect(await contradictions(shop)).toEqual([])
  })

  it('never deadlocks where many want the same products in different orders', async () => {
    const products = await Promise.all(Array.from({ length: 5 }, () => shop.productWith(1_000)))
    // Twenty orders of five: by steps of one to four, from each of them on.
    const inOrder = (n: number) =>
      products.map((_, place) => ({ productId: products[(n + place * (1 + (n % 4))) % 5]!, quantity: 1 }))
    await Promise.all(Array.from({ length: 100 }, (_, n) => reserve(inOrder(n))))
    for (const productId of products) {
      expect(await shop.inventory.getStock({ productId })).toMatchObject({ available: 900, reserved: 100 })
    }
    expect(await contradictions(shop)).toEqual([])
  })
})

describe('reserving stock within the unit of work of a neighbour', () => {
  it('goes back with it', async () => {
    const productId = await shop.productWith(5)
    const unit = shop.process.get(UnitOfWork).run(async () => {
      await reserve([{ productId, quantity: 5 }])
      throw new Error('the order came to nothing')
    })
    await expect(unit).rejects.toThrow('the order came to nothing')
    expect(await shop.inventory.getStock({ productId })).toMatchObject({ available: 5, reserved: 0 })
  })

  it('leaves the unit usable where it refuses', async () => {
    const [rich, poor] = [await shop.productWith(5), await shop.productWith(1)]
    await shop.process.get(UnitOfWork).run(async () => {
      await reserve([{ productId: rich, quantity: 5 }])
      await expect(reserve([{ productId: poor, quantity: 2 }])).rejects.toThrow(NotEnoughStock)
    })
    expect(await shop.inventory.getStock({ productId: rich })).toMatchObject({ available: 0, reserved: 5 })
    expect(await shop.inventory.getStock({ productId: poor })).toMatchObject({ available: 1, reserved: 0 })
  })
})
