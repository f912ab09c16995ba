import type { Category, Product } from '@twofold/catalog-contract'
import { demoProductCount, demoProductId } from '@twofold/catalog-contract'
import { describe, expect, it } from 'vitest'
import { stockOf } from '../../fixtures/products.js'
import { shop } from '../../fixtures/shop.js'

describe('the demonstration data', () => {
  it('has 1,000 products in 20 categories', async () => {
    const { body } = await shop.get('/categories').expect(200)
    const categories = body.items as Category[]
    expect(body.nextCursor).toBeNull()
    expect(categories.length).toBeGreaterThanOrEqual(20)
    expect(categories.reduce((sum, { products }) => sum + products, 0)).toBeGreaterThanOrEqual(demoProductCount)
    expect(categories.map(({ name }) => name)).toEqual(categories.map(({ name }) => name).sort())
  })

  it('has names, texts and prices that one may believe', async () => {
    const ids = [0, 1, 499, 999].map(demoProductId)
    const products = await Promise.all(
      ids.map((id) =>
        shop
          .get(`/products/${id}`)
          .expect(200)
          .then(({ body }) => body),
      ),
    )
    for (const { name, description, price, sku } of products as Product[]) {
      expect(name.length).toBeGreaterThan(5)
      expect(description.length).toBeGreaterThan(20)
      expect(price.amount).toBeGreaterThan(0)
      expect(sku).not.toMatch(/^E2E/)
    }
    expect(new Set(products.map(({ name }) => name)).size).toBe(products.length)
  })

  it('has had at least 500 pieces of each', async () => {
    for (const n of [0, 250, 500, 999]) {
      expect((await stockOf({ id: demoProductId(n) })).received).toBeGreaterThanOrEqual(500)
    }
  })
})
