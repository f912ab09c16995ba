import { CategoryNotFound, ProductNotFound, SkuTaken } from '@twofold/catalog-contract'
import { InvalidRequest, newId, PreconditionFailed, PreconditionRequired } from '@twofold/platform-contract'
import { beforeAll, describe, expect, it } from 'vitest'
import { staff } from '../../fixtures/people.js'
import { errorsAt, expectProblem } from '../../fixtures/problems.js'
import { aDescription, aProduct } from '../../fixtures/products.js'
import { as, shop } from '../../fixtures/shop.js'

let byStaff: { authorization: string }
beforeAll(async () => void (byStaff = as(await staff())))

const read = (id: string) => shop.get(`/products/${id}`)
const create = (product: object) => shop.post('/products').set(byStaff).send(product)
const change = (id: string, etag: string, changes: object) =>
  shop.patch(`/products/${id}`).set(byStaff).set('if-match', etag).send(changes)

describe('a new product', () => {
  it('has an address and a version, and is there to be read', async () => {
    const description = await aDescription()
    const { status, body, headers } = await create(description)
    expect(status).toBe(201)
    expect(body).toEqual({
      ...description,
      id: expect.any(String),
      version: 1,
      createdAt: expect.any(String),
      updatedAt: body.createdAt,
    })
    expect(headers).toMatchObject({ location: `/products/${body.id}`, etag: '"1"' })
    const { body: again, headers: itsHeaders } = await shop.get(headers.location!).expect(200)
    expect(again).toEqual(body)
    expect(itsHeaders.etag).toBe('"1"')
  })

  it('may go without a description', async () => {
    const { description: _, ...rest } = await aDescription()
    expect((await create(rest).expect(201)).body.description).toBe('')
  })

  it("cannot have another product's SKU", async () => {
    const { sku } = await aProduct()
    expectProblem(await create(await aDescription({ sku })), SkuTaken)
  })

  it('belongs to a category that there is', async () => {
    expectProblem(await create(await aDescription({ category: 'no-such-category' })), CategoryNotFound)
  })

  it.each([
    ['sku', 'lower-case'],
    ['name', ''],
    ['price.amount', { amount: -1, currency: 'EUR' }],
    ['price.amount', { amount: 0.5, currency: 'EUR' }],
    ['price.currency', { amount: 1, currency: 'euro' }],
    ['price.tax', { amount: 1, currency: 'EUR', tax: 1 }],
    ['id', newId()],
    ['version', 7],
  ])('is refused with a bad %s, which is named', async (path, value) => {
    const answer = await create({ ...(await aDescription()), [path.split('.')[0]!]: value })
    expectProblem(answer, InvalidRequest, errorsAt(path))
  })
})

describe('a change of a product', () => {
  it('makes the next version of it and leaves what is not named', async () => {
    const product = await aProduct()
    const { status, body, headers } = await change(product.id, '"1"', { name: 'Better lamp' })
    expect(status).toBe(200)
    expect(headers.etag).toBe('"2"')
    expect(body).toEqual({ ...product, name: 'Better lamp', version: 2, updatedAt: body.updatedAt })
    expect((await read(product.id)).body).toEqual(body)
  })

  it('is refused without the version that was read', async () => {
    const { id } = await aProduct()
    expectProblem(await shop.patch(`/products/${id}`).set(byStaff).send({ name: 'x' }), PreconditionRequired)
    expectProblem(await change(id, '*', { name: 'x' }), PreconditionRequired)
  })

  it('is refused where somebody else was faster', async () => {
    const { id } = await aProduct()
    await change(id, '"1"', { name: 'First' }).expect(200)
    expectProblem(await change(id, '"1"', { name: 'Second' }), PreconditionFailed)
    expectProblem(await change(id, 'W/"2"', { name: 'Third' }), PreconditionFailed)
    expectProblem(await change(id, '"2", "3"', { name: 'Fourth' }), InvalidRequest)
    expect((await read(id)).body.name).toBe('First')
  })

  it('succeeds for one of many who read the same version', async () => {
    const { id } = await aProduct()
    const answers = await Promise.all(Array.from({ length: 10 }, (_, n) => change(id, '"1"', { name: `Lamp ${n}` })))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(9).fill(412)])
  })

  it('obeys the rules for new ones', async () => {
    const [{ sku }, { id }] = [await aProduct(), await aProduct()]
    expectProblem(await change(id, '"1"', { sku }), SkuTaken)
    expectProblem(await change(id, '"1"', { category: 'no-such-category' }), CategoryNotFound)
    expectProblem(await change(id, '"1"', {}), InvalidRequest)
    expectProblem(await change(id, '"1"', { version: 9 }), InvalidRequest)
    expectProblem(await change(newId(), '"1"', { name: 'x' }), ProductNotFound)
  })
})

describe('a product that was removed', () => {
  it('is gone, for everybody and for good', async () => {
    const { id } = await aProduct()
    const { status, text } = await shop.delete(`/products/${id}`).set(byStaff)
    expect({ status, text }).toEqual({ status: 204, text: '' })
    expectProblem(await read(id), ProductNotFound)
    expectProblem(await change(id, '"1"', { name: 'x' }), ProductNotFound)
    expectProblem(await shop.delete(`/products/${id}`).set(byStaff), ProductNotFound)
  })
})

describe('a product that never was', () => {
  it('is not found', async () => {
    expectProblem(await read(newId()), ProductNotFound)
  })

  it('is a bad request where its id is none', async () => {
    expectProblem(await read('lamp'), InvalidRequest, errorsAt('productId'))
  })
})
