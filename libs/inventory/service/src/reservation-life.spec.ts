import { randomUUID } from 'node:crypto'
import { NotEnoughStock, ReservationLapsed } from '@twofold/inventory-contract'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { ExpireReservations } from './expire-reservations.js'
import { contradictions, type InventoryInTest, refusalOf, startInventory, watchStock } from './inventory.fixture.js'

let shop: InventoryInTest
beforeAll(async () => void (shop = await startInventory()))
afterAll(() => shop?.stop())

/** An order that holds 4 of 10 pieces. */
async function held() {
  const productId = await shop.productWith(10)
  const orderId = randomUUID()
  await shop.inventory.reserveStock({ orderId, lines: [{ productId, quantity: 4 }] })
  return {
    orderId,
    productId,
    stock: () => shop.inventory.getStock({ productId }),
    reserve: () => shop.inventory.reserveStock({ orderId, lines: [{ productId, quantity: 4 }] }),
    commit: () => shop.inventory.commitReservation({ orderId }),
    release: () => shop.inventory.releaseReservation({ orderId }),
    async expire() {
      await shop.database.query(
        `update inventory.reservations set expires_at = now() - interval '1 second' where order_id = $1`,
        [orderId],
      )
      await shop.process.get(ExpireReservations).execute()
    },
    /** Somebody else takes what is available. */
    async buyTheRest() {
      const { available } = await shop.inventory.getStock({ productId })
      await shop.inventory.reserveStock({ orderId: randomUUID(), lines: [{ productId, quantity: available }] })
    },
  }
}

describe('committing a reservation', () => {
  it('sells what was held, once', async () => {
    const order = await held()
    await order.commit()
    await order.commit()
    expect(await order.stock()).toMatchObject({ available: 6, reserved: 0, sold: 4, received: 10 })
  })

  it('is refused where nothing was reserved', async () => {
    await expect(shop.inventory.commitReservation({ orderId: randomUUID() })).rejects.toThrow(ReservationLapsed)
  })

  it('is refused after a release', async () => {
    const order = await held()
    await order.release()
    await expect(order.commit()).rejects.toThrow(ReservationLapsed)
    expect(await order.stock()).toMatchObject({ available: 10, sold: 0 })
  })

  it('still answers a reservation that is asked for again', async () => {
    const order = await held()
    await order.commit()
    expect(await order.reserve()).toMatchObject({ status: 'committed' })
    expect(await order.stock()).toMatchObject({ available: 6, sold: 4 })
  })
})

describe('releasing a reservation', () => {
  it('gives back what was held, once', async () => {
    const order = await held()
    await order.release()
    await order.release()
    expect(await order.stock()).toMatchObject({ available: 10, reserved: 0, sold: 0 })
  })

  it('gives back what was sold, once', async () => {
    const order = await held()
    await order.commit()
    await order.release()
    await order.release()
    expect(await order.stock()).toMatchObject({ available: 10, reserved: 0, sold: 0, received: 10 })
  })

  it('leaves a tombstone where it comes first: the late reservation is refused', async () => {
    const productId = await shop.productWith(10)
    const orderId = randomUUID()
    await shop.inventory.releaseReservation({ orderId })
    await shop.inventory.releaseReservation({ orderId })
    const late = shop.inventory.reserveStock({ orderId, lines: [{ productId, quantity: 1 }] })
    await expect(late).rejects.toThrow(ReservationLapsed)
    expect(await shop.inventory.getStock({ productId })).toMatchObject({ available: 10, reserved: 0 })
  })

  it('leaves nothing held, whichever of the two comes first', async () => {
    const productId = await shop.productWith(50)
    const orders = Array.from({ length: 50 }, () => randomUUID())
    await Promise.all(
      orders.flatMap((orderId) => [
        refusalOf(shop.inventory.reserveStock({ orderId, lines: [{ productId, quantity: 1 }] })),
        shop.inventory.releaseReservation({ orderId }),
      ]),
    )
    expect(await shop.inventory.getStock({ productId })).toMatchObject({ available: 50, reserved: 0 })
  })
})

describe('a reservation that expires', () => {
  it('gives its pieces back', async () => {
    const order = await held()
    await order.expire()
    expect(await order.stock()).toMatchObject({ available: 10, reserved: 0 })
    await order.release()
    expect(await order.stock()).toMatchObject({ available: 10, reserved: 0 })
  })

  it('is left alone before its time, and once it is committed', async () => {
    const [waiting, sold] = [await held(), await held()]
    await sold.commit()
    await sold.expire()
    expect(await waiting.stock()).toMatchObject({ reserved: 4 })
    expect(await sold.stock()).toMatchObject({ sold: 4, available: 6 })
  })

  it('can still be committed as long as nobody else took its pieces', async () => {
    const [lucky, late] = [await held(), await held()]
    await lucky.expire()
    await lucky.commit()
    expect(await lucky.stock()).toMatchObject({ available: 6, reserved: 0, sold: 4 })
    await late.expire()
    await late.buyTheRest()
    await expect(late.commit()).rejects.toThrow(ReservationLapsed)
    expect(await late.stock()).toMatchObject({ available: 0, reserved: 10, sold: 0 })
  })

  it('is held anew where its order asks again, if there is enough', async () => {
    const [lucky, late] = [await held(), await held()]
    await lucky.expire()
    expect(await lucky.reserve()).toMatchObject({ status: 'held' })
    expect(await lucky.stock()).toMatchObject({ available: 6, reserved: 4 })
    await late.expire()
    await late.buyTheRest()
    await expect(late.reserve()).rejects.toThrow(NotEnoughStock)
  })

  it('cannot come back once it is released too', async () => {
    const order = await held()
    await order.expire()
    await order.release()
    await expect(order.commit()).rejects.toThrow(ReservationLapsed)
    await expect(order.reserve()).rejects.toThrow(ReservationLapsed)
  })

  it('expires once however many replicas look, more than a batch of them too', async () => {
    const products = await Promise.all(Array.from({ length: 3 }, () => shop.productWith(200)))
    const lines = products.map((productId) => ({ productId, quantity: 1 }))
    const orders = Array.from({ length: 120 }, () => randomUUID())
    await Promise.all(orders.map((orderId) => shop.inventory.reserveStock({ orderId, lines })))
    await shop.database.query(
      `update inventory.reservations set expires_at = now() - interval '1 second' where order_id = any($1)`,
      [orders],
    )
    await Promise.all(Array.from({ length: 4 }, () => shop.process.get(ExpireReservations).execute()))
    for (const productId of products) {
      expect(await shop.inventory.getStock({ productId })).toMatchObject({ available: 200, reserved: 0 })
    }
  })

  it('expires by itself in a process that serves', async () => {
    const other = await startInventory({ RESERVATION_LIFETIME_MS: '50', RESERVATION_SWEEP_INTERVAL_MS: '20' })
    try {
      const productId = await other.productWith(3)
      await other.inventory.reserveStock({ orderId: randomUUID(), lines: [{ productId, quantity: 3 }] })
      const stock = () => other.inventory.getStock({ productId })
      await vi.waitFor(async () => expect(await stock()).toMatchObject({ available: 3, reserved: 0 }), 5_000)
    } finally {
      await other.stop()
    }
  })
})

it('adds up at every instant, whatever happens to 256 orders at once, to each something else', async () => {
  const products = await Promise.all(Array.from({ length: 4 }, () => shop.productWith(60)))
  const stopWatching = watchStock(shop)
  const lives = Array.from({ length: 256 }, async (_, n) => {
    const orderId = randomUUID()
    // A bit for each product and for each thing that may happen, mixed, so that not only the tamest get their pieces.
    const life = (n * 101) % 256
    const has = (bit: number) => (life & (1 << bit)) > 0
    const lines = products
      .filter((_, product) => has(product))
      .map((productId) => ({ productId, quantity: 1 + (n % 3) }))
    if (lines.length === 0) return
    const refused = await refusalOf(shop.inventory.reserveStock({ orderId, lines }))
    if (refused && !(refused instanceof NotEnoughStock)) throw refused
    if (refused) return
    if (has(4))
      await shop.database.query(
        `update inventory.reservations set expires_at = now() - interval '1 second' where order_id = $1`,
        [orderId],
      )
    if (has(5)) await shop.process.get(ExpireReservations).execute()
    const lapsed = has(6) ? await refusalOf(shop.inventory.commitReservation({ orderId })) : undefined
    if (lapsed && !(lapsed instanceof ReservationLapsed)) throw lapsed
    if (has(7)) await shop.inventory.releaseReservation({ orderId })
  })
  await Promise.all(lives)
  const { looked, wrong } = await stopWatching()
  expect(looked).toBeGreaterThan(1)
  expect(wrong).toBe(0)
  expect(await contradictions(shop)).toEqual([])
})
