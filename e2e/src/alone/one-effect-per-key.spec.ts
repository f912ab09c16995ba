import { OutOfStock, PaymentRefused } from '@twofold/orders-contract'
import { IdempotencyInProgress, IdempotencyKeyReused, InvalidRequest, newId } from '@twofold/platform-contract'
import { beforeAll, describe, expect, it } from 'vitest'
import { cancel, finalOrder, orderFor, orderOf, place } from '../fixtures/orders.js'
import { aCustomer, type Person } from '../fixtures/people.js'
import { errorsAt, expectProblem } from '../fixtures/problems.js'
import { aProduct, expectStock, receive } from '../fixtures/products.js'
import { type Answer, as, shop } from '../fixtures/shop.js'

let customer: Person
beforeAll(async () => void (customer = await aCustomer()))

/** An answer as it is to be repeated word for word; the request's id belongs to the request. */
const words = ({ status, text, headers, body }: Answer) => ({
  status,
  text: text.replace(body.requestId, '<request id>'),
  location: headers.location,
})

describe('an idempotency key', () => {
  it('makes one order, however often and however much at once it comes (B2)', async () => {
    const [key, product] = [newId(), await aProduct({ pieces: 50 })]
    const answers = await Promise.all(Array.from({ length: 50 }, () => place(customer, orderFor(product), key)))
    const placed = answers.filter(({ status }) => status === 201)
    expect(placed.length).toBeGreaterThan(0)
    for (const answer of answers) {
      if (answer.status === 201) expect(words(answer)).toEqual(words(placed[0]!))
      else expectProblem(answer, IdempotencyInProgress)
    }
    expect(words(await place(customer, orderFor(product), key))).toEqual(words(placed[0]!))
    await expectStock(product, { available: 49, reserved: 0, sold: 1 })
  })

  it('that comes again while the first request is at work is told so', async () => {
    const [key, product, someone] = [newId(), await aProduct({ pieces: 5 }), await aCustomer()]
    const slow = orderFor(product, { token: 'tok_slow' })
    const first = place(someone, slow, key)
    const history = () =>
      shop
        .get('/orders')
        .set(as(someone))
        .then(({ body }) => body.items)
    await expect.poll(history, { interval: 20, timeout: 2_500 }).toMatchObject([{ status: 'pending' }])
    const meanwhile = await place(someone, slow, key)
    expectProblem(meanwhile, IdempotencyInProgress)
    expect(meanwhile.headers['retry-after']).toBe('1')
    expectProblem(await place(someone, orderFor(product), key), IdempotencyKeyReused)
    expect(await first).toMatchObject({ status: 201, body: { status: 'confirmed' } })
    expect(words(await place(someone, slow, key))).toEqual(words(await first))
    await expectStock(product, { available: 4, reserved: 0, sold: 1 })
  })

  it('does not belong to another request', async () => {
    const [key, product] = [newId(), await aProduct({ pieces: 5 })]
    const first = await place(customer, orderFor(product), key)
    expectProblem(await place(customer, orderFor(product, { quantity: 2 }), key), IdempotencyKeyReused)
    expectProblem(await place(customer, orderFor(product, { token: 'tok_slow' }), key), IdempotencyKeyReused)
    expect(words(await place(customer, orderFor(product), key))).toEqual(words(first))
    await expectStock(product, { available: 4, reserved: 0, sold: 1 })
  })

  it("is nobody else's", async () => {
    const [key, product, other] = [newId(), await aProduct({ pieces: 2 }), await aCustomer()]
    const mine = await place(customer, orderFor(product), key)
    const theirs = await place(other, orderFor(product), key)
    expect([mine.status, theirs.status]).toEqual([201, 201])
    expect(theirs.body.id).not.toBe(mine.body.id)
  })

  it('repeats the first answer, whatever has become of the order', async () => {
    const [key, product] = [newId(), await aProduct({ pieces: 1 })]
    const first = await place(customer, orderFor(product), key)
    expect((await cancel(customer, first.body)).status).toBe(200)
    expect(words(await place(customer, orderFor(product), key))).toEqual(words(first))
    expect((await orderOf(customer, first.body.id)).status).toBe('cancelled')
    await expectStock(product, { available: 1, reserved: 0, sold: 0 })
  })

  it('repeats that the payment was declined', async () => {
    const [key, product] = [newId(), await aProduct({ pieces: 1 })]
    const declined = orderFor(product, { token: 'tok_declined' })
    const first = await place(customer, declined, key)
    expectProblem(first, PaymentRefused)
    expect(words(await place(customer, declined, key))).toEqual(words(first))
  })

  it('repeats that there were too few pieces, even when there are more by now', async () => {
    const [key, product] = [newId(), await aProduct({ pieces: 1 })]
    const first = await place(customer, orderFor(product, { quantity: 2 }), key)
    expectProblem(first, OutOfStock)
    await receive(product, 10)
    expect(words(await place(customer, orderFor(product, { quantity: 2 }), key))).toEqual(words(first))
    await expectStock(product, { available: 11, sold: 0 })
  })

  it('of an order that was pending gives the order as it is now', async () => {
    const [key, product] = [newId(), await aProduct({ pieces: 1 })]
    const unknown = orderFor(product, { token: 'tok_unknown' })
    const { status, body } = await place(customer, unknown, key)
    expect(status).toBe(202)
    const soon = await place(customer, unknown, key)
    if (soon.status === 202) expect(soon.body.id).toBe(body.id)
    const { status: final } = await finalOrder(customer, body.id)
    const again = await place(customer, unknown, key)
    if (final === 'confirmed') expect(again).toMatchObject({ status: 201, body: { id: body.id, status: 'confirmed' } })
    else expectProblem(again, PaymentRefused)
  })

  it('is free again where the request was a mistake', async () => {
    const [key, product] = [newId(), await aProduct({ pieces: 1 })]
    expect((await place(customer, orderFor({ id: newId() }), key)).status).toBe(422)
    expect((await place(customer, orderFor(product), key)).status).toBe(201)
  })

  it('has 1 to 255 printable ASCII characters', async () => {
    const product = await aProduct({ pieces: 5 })
    for (const key of [`${newId()} ~!"#`, `${newId()}${'x'.repeat(219)}`]) {
      expect((await place(customer, orderFor(product), key)).status).toBe(201)
    }
    const errors = errorsAt('Idempotency-Key')
    for (const key of ['x'.repeat(256), 'schlüssel', 'tab\tbed', '']) {
      expectProblem(await place(customer, orderFor(product), key), InvalidRequest, errors)
    }
    const without = await shop.post('/orders').set(as(customer)).send(orderFor(product))
    expectProblem(without, InvalidRequest, errors)
    await expectStock(product, { available: 3 })
  })
})
