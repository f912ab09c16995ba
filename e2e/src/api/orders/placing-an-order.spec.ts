import { MixedCurrencies, OutOfStock, TotalTooLarge, UnknownProduct } from '@twofold/orders-contract'
import { InvalidRequest, newId } from '@twofold/platform-contract'
import { beforeAll, describe, expect, it } from 'vitest'
import { shippingAddress } from '../../fixtures/addresses.js'
import { orderFor, orderOf, place } from '../../fixtures/orders.js'
import { aCustomer, type Person } from '../../fixtures/people.js'
import { errorsAt, expectProblem } from '../../fixtures/problems.js'
import { aProduct, aSeededProduct, expectStock } from '../../fixtures/products.js'

let customer: Person
beforeAll(async () => void (customer = await aCustomer()))

describe('placing an order', () => {
  it("answers the confirmed order, at the catalog's prices", async () => {
    const [lamp, chair] = [
      await aProduct({ name: 'Lamp', price: { amount: 1_250, currency: 'EUR' }, pieces: 5 }),
      await aProduct({ name: 'Chair', price: { amount: 9_900, currency: 'EUR' }, pieces: 5 }),
    ]
    const lines = [{ productId: lamp.id, quantity: 3 }, { productId: chair.id, quantity: 1 }] // prettier-ignore
    const { status, body, headers } = await place(customer, { ...orderFor(lamp), lines })
    expect(status).toBe(201)
    expect(headers.location).toBe(`/orders/${body.id}`)
    const eur = (amount: number) => ({ amount, currency: 'EUR' })
    expect(body).toEqual({
      id: expect.any(String),
      status: 'confirmed',
      lines: [
        { ...lines[0], name: 'Lamp', unitPrice: eur(1_250), lineTotal: eur(3_750) },
        { ...lines[1], name: 'Chair', unitPrice: eur(9_900), lineTotal: eur(9_900) },
      ],
      total: eur(13_650),
      shippingAddress,
      rejection: null,
      placedAt: expect.any(String),
      updatedAt: expect.any(String),
    })
    expect(await orderOf(customer, body.id)).toEqual(body)
    await expectStock(lamp, { available: 2, reserved: 0, sold: 3 })
    await expectStock(chair, { available: 4, reserved: 0, sold: 1 })
  })

  it('keeps the price of that moment', async () => {
    const product = await aProduct({ pieces: 1, price: { amount: 100, currency: 'EUR' } })
    const { body } = await place(customer, orderFor(product))
    expect((await orderOf(customer, body.id)).total).toEqual({ amount: 100, currency: 'EUR' })
  })

  it('takes all pieces of all lines or none', async () => {
    const [plenty, scarce] = [await aProduct({ pieces: 10 }), await aProduct({ pieces: 1 })]
    const lines = [{ productId: plenty.id, quantity: 2 }, { productId: scarce.id, quantity: 2 }] // prettier-ignore
    expectProblem(await place(customer, { ...orderFor(plenty), lines }), OutOfStock)
    await expectStock(plenty, { available: 10, reserved: 0, sold: 0 })
    await expectStock(scarce, { available: 1, reserved: 0, sold: 0 })
  })

  it('is refused for a million pieces of which there are 500', async () => {
    expectProblem(await place(customer, orderFor(await aSeededProduct(), { quantity: 1_000_000 })), OutOfStock)
  })

  it.each(['0', '-1', '1.5', '"1"', '1e309', '2147483648', '9007199254740992', 'null', 'true'])(
    'is a bad request for %s pieces',
    async (quantity) => {
      const product = await aSeededProduct()
      // As text: JSON.stringify would not say 1e309.
      const json = JSON.stringify(orderFor(product, { quantity: 4_711 })).replace('4711', quantity)
      expectProblem(await place(customer, json), InvalidRequest, errorsAt('lines[0].quantity'))
    },
  )

  it('is refused for a product that is not for sale', async () => {
    const [productId, product] = [newId(), await aSeededProduct()]
    const lines = [...orderFor(product).lines, { productId, quantity: 1 }]
    expectProblem(await place(customer, { ...orderFor(product), lines }), UnknownProduct, { productIds: [productId] })
  })

  it('is refused for two currencies in one', async () => {
    const [euros, pounds] = [await aProduct({ pieces: 1 }), await aProduct({ price: { amount: 1, currency: 'GBP' } })]
    const lines = [...orderFor(euros).lines, ...orderFor(pounds).lines]
    expectProblem(await place(customer, { ...orderFor(euros), lines }), MixedCurrencies)
  })

  it('is refused where the total is more than can be counted', async () => {
    const dear = await aProduct({ pieces: 2, price: { amount: Number.MAX_SAFE_INTEGER, currency: 'EUR' } })
    expectProblem(await place(customer, orderFor(dear, { quantity: 2 })), TotalTooLarge)
    const { status, body } = await place(customer, orderFor(dear))
    expect({ status, total: body.total?.amount }).toEqual({ status: 201, total: Number.MAX_SAFE_INTEGER })
  })

  it.each<[string, (order: ReturnType<typeof orderFor>) => object]>([
    ['lines', (order) => ({ ...order, lines: [] })],
    ['lines', (order) => ({ ...order, lines: [...order.lines, ...order.lines] })],
    [
      'lines',
      (order) => ({ ...order, lines: Array.from({ length: 51 }, () => ({ productId: newId(), quantity: 1 })) }),
    ],
    ['lines[0].price', (order) => ({ ...order, lines: [{ ...order.lines[0], price: 1 }] })],
    ['lines[0].productId', (order) => ({ ...order, lines: [{ productId: 'lamp', quantity: 1 }] })],
    ['payment.token', (order) => ({ ...order, payment: { token: '4111 1111 1111 1111' } })],
    [
      'shippingAddress.country',
      (order) => ({ ...order, shippingAddress: { ...shippingAddress, country: 'Atlantis' } }),
    ],
    ['shippingAddress.city', (order) => ({ ...order, shippingAddress: { ...shippingAddress, city: ' ' } })],
    ['total', (order) => ({ ...order, total: { amount: 1, currency: 'EUR' } })],
  ])('is a bad request with a bad %s, which is named', async (path, spoil) => {
    const answer = await place(customer, spoil(orderFor(await aSeededProduct())))
    expectProblem(answer, InvalidRequest, errorsAt(path))
  })
})
