import { beforeAll, describe, expect, it } from 'vitest'
import { anOrder, orderFor, place } from '../../fixtures/orders.js'
import { aCustomer, type Person } from '../../fixtures/people.js'
import { isOurs, isServices } from '../../fixtures/processes.js'
import { aProduct } from '../../fixtures/products.js'
import { type Answer, as, shop } from '../../fixtures/shop.js'

/** The apps that an answer names, sorted: whoever hurries to the same question may be heard of first. */
const servedBy = ({ headers }: Answer) =>
  (headers['x-served-by'] ?? '')
    .split(', ')
    .map((served: string) => served.split('@')[0]!)
    .sort()

/** The gateway and these services; the monolith, where everything is one. */
const apps = (...services: string[]) => (isServices ? ['gateway', ...services].sort() : ['monolith'])

describe.runIf(isOurs)('an answer names who took part in it', () => {
  let customer: Person
  let product: { id: string }
  beforeAll(async () => {
    customer = await aCustomer()
    product = await aProduct({ pieces: 10 })
    // Whoever verifies a token for the first time asks for the keys.
    await anOrder(customer, product)
  })

  it.each([
    ['/products?limit=1', ['catalog']],
    ['/nowhere', []],
    ['/products/none', []],
    ['/products/%ff', []],
  ])('at %s', async (path, services) => {
    expect(servedBy(await shop.get(path))).toEqual(apps(...services))
  })

  it('with its version', async () => {
    const { headers } = await shop.get('/categories')
    expect(headers['x-served-by']).toBe(isServices ? 'gateway@dev, catalog@dev' : 'monolith@dev')
  })

  it('also those that others asked in turn', async () => {
    const answer = await place(customer, orderFor(product))
    expect(answer.status).toBe(201)
    expect(servedBy(answer)).toEqual(apps('catalog', 'inventory', 'orders', 'payments'))
  })

  it('also where it is a failure', async () => {
    const missing = await shop.get(`/products/${customer.id}`)
    expect(missing.status).toBe(404)
    expect(servedBy(missing)).toEqual(apps('catalog'))
    const declined = await place(customer, orderFor(product, { token: 'tok_declined' }))
    expect(declined.status).toBe(402)
    expect(servedBy(declined)).toEqual(apps('catalog', 'inventory', 'orders', 'payments'))
    const unknown = await shop.get(`/orders/${customer.id}`).set(as(customer))
    expect(servedBy(unknown)).toEqual(apps('orders'))
  })
})
