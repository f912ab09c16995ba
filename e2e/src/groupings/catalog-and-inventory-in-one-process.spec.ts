import { join } from 'node:path'
import { repository } from '@twofold/local'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { OutOfStock, PaymentRefused } from '@twofold/orders-contract'
import { anOrder, cancel, expectPayment, orderFor, place } from '../fixtures/orders.js'
import { aCustomer, type Person } from '../fixtures/people.js'
import { expectProblem } from '../fixtures/problems.js'
import { isServices, processes, runningApps } from '../fixtures/processes.js'
import { aProduct, aSeededProduct, expectStock, stockOf } from '../fixtures/products.js'
import { shop } from '../fixtures/shop.js'

/** One more app, of the same size: whoever talks to the two does not notice that they are one, on another database. */
describe.runIf(isServices)('a stockroom that is catalog and inventory in one process', () => {
  let customer: Person
  let before: Record<string, number>
  beforeAll(async () => {
    customer = await aCustomer()
    await processes.stop('catalog')
    await processes.stop('inventory')
    before = await runningApps()
    await processes.startStranger('stockroom', join(repository, 'dist/e2e/apps/stockroom/main.js'))
  })
  afterAll(async () => {
    await processes.stop('stockroom')
    await Promise.all([processes.restart('catalog'), processes.restart('inventory')])
    await vi.waitFor(() => shop.get('/products').expect(200), { timeout: 5_000 })
  })

  it('has products and their stock', async () => {
    const product = await aSeededProduct()
    expect((await stockOf(product)).available).toBeGreaterThanOrEqual(500)
    await shop.get('/products').query({ query: 'lamp' }).expect(200)
  })

  it('sells, and takes back', async () => {
    const product = await aProduct({ pieces: 5 })
    const order = await anOrder(customer, product, 2)
    await expectPayment(customer, order, { status: 'captured' })
    await expectStock(product, { available: 3, reserved: 0, sold: 2 })
    expect((await cancel(customer, order)).status).toBe(200)
    await expectStock(product, { available: 5, reserved: 0, sold: 0 })
  })

  it('sells no more than it has, and nothing that is not paid', async () => {
    const product = await aProduct({ pieces: 1 })
    expectProblem(await place(customer, orderFor(product, { quantity: 2 })), OutOfStock)
    expectProblem(await place(customer, orderFor(product, { token: 'tok_declined' })), PaymentRefused)
    await expectStock(product, { available: 1, reserved: 0, sold: 0 })
  })

  it('hears of new products from itself', async () => {
    const product = await aProduct()
    await vi.waitFor(async () => expect(await stockOf(product)).toMatchObject({ received: 0 }), { timeout: 10_000 })
  })

  it('needs no other process to be started again', async () => {
    const { stockroom, ...others } = await runningApps()
    expect(stockroom).toBeGreaterThan(0)
    expect(others).toEqual(before)
  })
})
