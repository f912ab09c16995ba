import { setTimeout as sleep } from 'node:timers/promises'
import type { Stock } from '@twofold/inventory-contract'
import { OutOfStock } from '@twofold/orders-contract'
import { beforeAll, describe, expect, it } from 'vitest'
import { cancel, orderFor, place } from '../fixtures/orders.js'
import { customers, type Person } from '../fixtures/people.js'
import { expectProblem } from '../fixtures/problems.js'
import { aProduct, expectStock, expectToAddUp, stockOf } from '../fixtures/products.js'

let buyers: Person[]
beforeAll(async () => void (buyers = await customers(10)))

/** Looks at the stock again and again until the work is done. */
async function watch(product: { id: string }, work: Promise<unknown>): Promise<Stock[]> {
  const seen: Stock[] = []
  let done = false
  const watching = (async () => {
    // Often enough to see what is not to be seen, and not a load of its own.
    for (; !done; await sleep(25)) seen.push(await stockOf(product))
  })()
  await work.finally(() => (done = true))
  await watching
  return seen
}

describe('200 buyers for 10 pieces (B1)', () => {
  it('are 10 orders and 190 who are told that there is no more, and the stock adds up at every moment', async () => {
    const product = await aProduct({ pieces: 10 })
    // Twenty windows each: it is the 200 that want the same row, not the 200 accounts.
    const windows = Array.from({ length: 200 }, (_, n) => buyers[n % buyers.length]!)
    const buying = Promise.all(windows.map((buyer) => place(buyer, orderFor(product))))
    const seen = await watch(product, buying)

    const answers = await buying
    const placed = answers.filter(({ status }) => status === 201)
    const refused = answers.filter(({ status }) => status !== 201)
    expect(placed).toHaveLength(10)
    for (const answer of refused) expectProblem(answer, OutOfStock)
    expect(new Set(placed.map(({ body }) => body.id)).size).toBe(10)

    expect(seen.length).toBeGreaterThan(2)
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
      return [place(buyer, order), place(buyer, order)]
    })
    const statuses = (await Promise.all(orders)).map(({ status }) => status)
    expect(statuses.sort()).toEqual([...Array(10).fill(201), ...Array(10).fill(409)])
    await expectStock(one, { available: 0, reserved: 0, sold: 10 })
    await expectStock(other, { available: 0, reserved: 0, sold: 10 })
  })
})

describe('buying and cancelling at once', () => {
  it('loses no piece', async () => {
    const product = await aProduct({ pieces: 5 })
    const buyAndCancel = async (customer: Person) => {
      const { status, body } = await place(customer, orderFor(product))
      if (status === 201) expect((await cancel(customer, body)).status).toBe(200)
    }
    const seen = await watch(product, Promise.all(buyers.map(buyAndCancel)))
    for (const stock of seen) expectToAddUp(stock)
    await expectStock(product, { available: 5, reserved: 0, sold: 0, received: 5 })
  })
})
