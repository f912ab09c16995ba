import { newId, Unavailable } from '@twofold/platform-contract'
import type { Order } from '@twofold/orders-contract'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { anOrder, orderFor, paymentsOf, place } from '../fixtures/orders.js'
import { aCustomer, logIn, type Person } from '../fixtures/people.js'
import { expectProblem } from '../fixtures/problems.js'
import { isServices, processes, runningApps } from '../fixtures/processes.js'
import { aProduct, stockOf } from '../fixtures/products.js'
import { as, shop } from '../fixtures/shop.js'

describe.runIf(isServices)('while the catalog is dead', () => {
  const key = newId()
  let customer: Person
  let product: { id: string }
  let order: Order
  let before: Record<string, number>
  beforeAll(async () => {
    customer = await aCustomer()
    product = await aProduct({ pieces: 10 })
    order = await anOrder(customer, product)
    before = await runningApps()
    await processes.kill('catalog')
  })

  it('whoever wants a product is told so in time', async () => {
    const began = performance.now()
    const wanted = [shop.get('/products'), shop.get(`/products/${product.id}`), place(customer, orderFor(product), key)]
    for (const answer of await Promise.all(wanted)) {
      expectProblem(answer, Unavailable)
      expect(answer.headers['retry-after']).toBe('1')
    }
    expect(performance.now() - began).toBeLessThan(10_000)
  })

  it('orders, payments, stock and accounts go on', async () => {
    const { body } = await shop.get('/orders').set(as(customer)).expect(200)
    expect(body.items.map(({ id }: Order) => id)).toEqual([order.id])
    await paymentsOf(customer, order)
    await stockOf(product)
    await shop.get('/accounts/me').set(as(customer)).expect(200)
    await shop
      .get('/accounts/me')
      .set(as(await logIn(customer)))
      .expect(200)
  })

  it('nothing is wrong once it is back, and nobody else was restarted', async () => {
    await processes.restart('catalog')
    await vi.waitFor(() => shop.get('/products').expect(200), { timeout: 5_000 })
    expect(await place(customer, orderFor(product), key)).toMatchObject({ status: 201, body: { status: 'confirmed' } })
    const after = await runningApps()
    expect({ ...after, catalog: 0 }).toEqual({ ...before, catalog: 0 })
  })
})
