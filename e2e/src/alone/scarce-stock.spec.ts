import { setTimeout as sleep } from 'node:timers/promises'
import type { Stock } from '@twofold/inventory-contract'
import { type Order, OutOfStock } from '@twofold/orders-contract'
import { beforeAll, describe, expect, it } from 'vitest'
import { cancel, orderFor, placePatiently } from '../fixtures/orders.js'
import { customers, type Person } from '../fixtures/people.js'
import { expectProblem } from '../fixtures/problems.js'
import { aProduct, expectStock, expectToAddUp, stockOf } from '../fixtures/products.js'

let buyers: Person[]
beforeAll(async () => void (buyers = await customers(10)))

/** Looks at the stock again and again until the work is done, and often enough. */
async function watch(product: { id: string }, work: Promise<unknown>): Promise<Stock[]> {
  const seen: Stock[] = []
  let done = false
  const watching = (async () => {
    // Often enough to see what is not to be seen, and not a load of its own.
    for (; !done || seen.length < 3; await sleep(25)) seen.push(await stockOf(product))
  })()
  await work.finally(() => (done = true))
  await watching
  return seen
}

type Purchase = Awaited<ReturnType<typeof placePatiently>>

/** The orders that were confirmed. That all others came to nothing for want of stock, which they were told. */
function confirmedAmong(purchases: Purchase[]): Order[] {
  const confirmed: Order[] = []
  for (const { answer, order } of purchases) {
    if (order?.status === 'confirmed') confirmed.push(order)
    // On a busy machine the shop may have had to say 202 first: then the order itself says why it came to nothing.
    else if (order) expect(order).toMatchObject({ status: 'rejected', rejection: OutOfStock.kind.code })
    else expectProblem(answer, OutOfStock)
  }
  return confirmed
}

describe('200 buyers for 10 pieces (B1)', () => {
  it('are 10 orders and 190 who are told that there is no more, and the stock adds up at every moment', async () => {
    const product = await aProduct({ pieces: 10 })
    // Twenty windows each: it is the 200 that want the same row, not the 200 accounts.
    const windows = Array.from({ length: 200 }, (_, n) => buyers[n % buyers.length]!)
    const buying = Promise.all(windows.map((buyer) => placePatiently(buyer, orderFor(product))))
    const seen = await watch(product, buying)

    const confirmed = confirmedAmong(await buying)
    expect(confirmed).toHaveLength(10)
    expect(new Set(confirmed.map(({ id }) => id)).size).toBe(10)

    for (const stock of seen) expectToAddUp(stock)
    await expectStock(product, { available: 0, reserved: 0, sold: 10, received: 10 })
  })
})

describe('buyers of two scarce products', () => {
  it('who want them in either order do not wait for each other for ever', async () => {
    const [one, other] = [await aProduct({ pieces: 10 }), await aProduct({ pieces: 10 })]
    const lines = [...orderFor(one).lines, ...orderFor(other).lines]
    const orders = buyers.flatMap((buyer, n) => {
      const order = { ...orderFor(one), lines: n % 2 ? lines : lines.toReversed() }
      return [placePatiently(buyer, order), placePatiently(buyer, order)]
    })
    expect(confirmedAmong(await Promise.all(orders))).toHaveLength(10)
    await expectStock(one, { available: 0, reserved: 0, sold: 10 })
    await expectStock(other, { available: 0, reserved: 0, sold: 10 })
  })
})

describe('buying and cancelling at once', () => {
  it('loses no piece', async () => {
    const product = await aProduct({ pieces: 5 })
    const buyAndCancel = async (customer: Person) => {
      const [order] = confirmedAmong([await placePatiently(customer, orderFor(product))])
      if (order) expect((await cancel(customer, order)).status).toBe(200)
    }
    const seen = await watch(product, Promise.all(buyers.map(buyAndCancel)))
    for (const stock of seen) expectToAddUp(stock)
    await expectStock(product, { available: 5, reserved: 0, sold: 0, received: 5 })
  })
})
