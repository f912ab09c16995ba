import { StockLimitExceeded, StockNotFound } from '@twofold/inventory-contract'
import { InvalidRequest, newId } from '@twofold/platform-contract'
import { beforeAll, describe, expect, it } from 'vitest'
import { staff } from '../../fixtures/people.js'
import { errorsAt, expectProblem } from '../../fixtures/problems.js'
import { aProduct, expectStock, stockOf } from '../../fixtures/products.js'
import { as, shop } from '../../fixtures/shop.js'

let byStaff: { authorization: string }
beforeAll(async () => void (byStaff = as(await staff())))

const receive = (productId: string, quantity: unknown) =>
  shop.post(`/stock/${productId}/receipts`).set(byStaff).send({ quantity })

describe('the stock of a product', () => {
  it('begins at nothing when the product is created', async () => {
    const product = await aProduct()
    const { id: productId } = product
    const opened = () => shop.get(`/stock/${productId}`).then(({ status }) => status)
    await expect.poll(opened, { timeout: 10_000 }).toBe(200)
    expect(await stockOf(product)).toEqual({ productId, available: 0, reserved: 0, sold: 0, received: 0 })
  })

  it('grows by what is received', async () => {
    const product = await aProduct()
    const { id: productId } = product
    const { status, body } = await receive(productId, 7)
    expect(status).toBe(201)
    expect(body).toEqual({ productId, available: 7, reserved: 0, sold: 0, received: 7 })
    await receive(productId, 5).expect(201)
    await expectStock(product, { available: 12, received: 12 })
  })

  it('counts every receipt of many at once', async () => {
    const product = await aProduct()
    await Promise.all(Array.from({ length: 25 }, () => receive(product.id, 2).expect(201)))
    await expectStock(product, { available: 50, received: 50 })
  })

  it('is not known for a product that never was', async () => {
    expectProblem(await shop.get(`/stock/${newId()}`), StockNotFound)
  })

  it('never is more than can be counted', async () => {
    const product = await aProduct()
    await receive(product.id, 2_147_483_647).expect(201)
    expectProblem(await receive(product.id, 1), StockLimitExceeded)
    await expectStock(product, { received: 2_147_483_647 })
  })

  it.each([0, -1, 1.5, '1', null, 2_147_483_648, 2 ** 53, true, [1]])(
    'does not receive %j pieces',
    async (quantity) => {
      const product = await aProduct({ pieces: 1 })
      const answer = await receive(product.id, quantity)
      expectProblem(answer, InvalidRequest, errorsAt('quantity'))
      await expectStock(product, { received: 1 })
    },
  )
})
