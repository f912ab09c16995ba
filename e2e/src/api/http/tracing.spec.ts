import { randomBytes } from 'node:crypto'
import { newId } from '@twofold/platform-contract'
import type { CollectedSpan } from '@twofold/infrastructure'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { anOrder, expectPayment, orderFor } from '../../fixtures/orders.js'
import { aCustomer, type Person } from '../../fixtures/people.js'
import { isOurs, isServices, processes } from '../../fixtures/processes.js'
import { aProduct } from '../../fixtures/products.js'
import { as, shop } from '../../fixtures/shop.js'

/** The trace context of a client that records: of a trace of its own. */
function recording() {
  const traceId = randomBytes(16).toString('hex')
  const spanId = randomBytes(8).toString('hex')
  return { traceId, spanId, headers: { traceparent: `00-${traceId}-${spanId}-01` } }
}

/**
 * Waits until the trace has all these spans, the first of them at its door, and each of its spans the one that it came from: they
 * are sent a moment after their work, the later ones first.
 */
function spansOf(traceId: string, ...names: string[]): Promise<CollectedSpan[]> {
  const look = async () => {
    const spans = await processes.spansOf(traceId)
    expect(spans.map(({ name }) => name)).toEqual(expect.arrayContaining(names))
    const ids = new Set(spans.map(({ spanId }) => spanId))
    expect(spans.filter(({ parentSpanId }) => !ids.has(parentSpanId!)).map(({ name }) => name)).toEqual([names[0]])
    return spans
  }
  return vi.waitFor(look, { timeout: 10_000, interval: 50 })
}

const named = (spans: readonly CollectedSpan[], name: string) => spans.find((span) => span.name === name)!

describe.runIf(isOurs)('a request that is recorded', () => {
  let customer: Person
  let product: { id: string }
  beforeAll(async () => {
    customer = await aCustomer()
    product = await aProduct({ pieces: 10 })
    // Whoever verifies a token for the first time asks for the keys.
    await anOrder(customer, product)
  })

  it('goes on with the trace of who asks', async () => {
    const { traceId, spanId, headers } = recording()
    const id = newId()
    await shop.get(`/products/${product.id}`).set(headers).set('x-request-id', id).expect(200)
    const names = ['GET /products/:productId', ...(isServices ? ['catalog.rpc.get-product'] : [])]
    const spans = await spansOf(traceId, ...names)
    const door = named(spans, names[0]!)
    expect(door).toMatchObject({ app: isServices ? 'gateway' : 'monolith', parentSpanId: spanId, isError: false })
    expect(door.attributes).toMatchObject({
      'http.request.method': 'GET',
      'http.route': '/products/:productId',
      'http.response.status_code': 200,
      'twofold.request.id': id,
    })
    if (isServices)
      expect(named(spans, 'catalog.rpc.get-product')).toMatchObject({ app: 'catalog', parentSpanId: door.spanId })
  })

  it('is followed from the order to the payment that comes after its answer', async () => {
    const { traceId, headers } = recording()
    const sent = shop.post('/orders').set(as(customer)).set('idempotency-key', newId()).set(headers)
    const { body: order } = await sent.send(orderFor(product)).expect(201)
    await expectPayment(customer, order, { status: 'captured' })
    const reaction = 'payments--capture-payment-when-order-confirmed'
    const spans = await spansOf(traceId, 'POST /orders', reaction, ...(isServices ? ['orders.rpc.place-order'] : []))
    expect(named(spans, reaction).app).toBe(isServices ? 'payments' : 'monolith')
    // Statements are told without their values.
    const statements = spans.filter(({ attributes }) => attributes['db.query.text'] !== undefined)
    expect(statements.length).toBeGreaterThan(0)
    expect(JSON.stringify(statements)).not.toContain(order.id)
  })

  it('says whose fault a failure is', async () => {
    const { traceId, headers } = recording()
    await shop.get(`/products/${customer.id}`).set(headers).expect(404)
    const [door] = await spansOf(traceId, 'GET /products/:productId')
    expect(named([door!], door!.name)).toMatchObject({ isError: false })
  })

  it('is none where the client says so', async () => {
    const quiet = recording()
    const traceparent = quiet.headers.traceparent.replace(/01$/, '00')
    await shop.get('/products?limit=1').set({ traceparent }).expect(200)
    const loud = recording()
    await shop.get('/products?limit=1').set(loud.headers).expect(200)
    await spansOf(loud.traceId, 'GET /products')
    expect(await processes.spansOf(quiet.traceId)).toEqual([])
  })
})
