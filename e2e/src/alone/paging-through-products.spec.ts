import type { Product, ProductSort } from '@twofold/catalog-contract'
import { InvalidCursor, InvalidRequest } from '@twofold/platform-contract'
import { describe, expect, it } from 'vitest'
import { aCategory } from '../fixtures/products.js'
import { errorsAt, expectProblem } from '../fixtures/problems.js'
import { shop } from '../fixtures/shop.js'
import { walk } from '../fixtures/walk.js'

const list = (query: object) => shop.get('/products').query(query)
const walkProducts = (query: object) => walk<Product>((cursor) => list({ ...query, cursor }))
const ids = (products: Product[]) => products.map(({ id }) => id)

describe('the list of products', () => {
  it('comes in pages of 20, by name, unless asked otherwise', async () => {
    const { body } = await list({}).expect(200)
    expect(body).toEqual({ items: expect.any(Array), nextCursor: expect.any(String) })
    expect(body.items).toHaveLength(20)
    expect(ids(body.items)).toEqual(ids((await list({ sort: 'name' })).body.items))
  })

  it.each<[ProductSort, (product: Product) => string | number]>([
    ['name', ({ name }) => name],
    ['price', ({ price }) => price.amount],
    ['created', ({ createdAt }) => createdAt],
  ])('by %s has each product once, and backwards the same in reverse', async (sort, key) => {
    const forwards = await walkProducts({ sort, limit: 100 })
    const backwards = await walkProducts({ sort: `-${sort}`, limit: 93 })
    expect(forwards.length).toBeGreaterThanOrEqual(1_000)
    expect(new Set(ids(forwards)).size).toBe(forwards.length)
    expect(ids(backwards)).toEqual(ids(forwards).reverse())
    const keys = forwards.map(key)
    expect(keys).toEqual(keys.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)))
  })

  it('is the same however long its pages are', async () => {
    const category = await aCategory()
    const inSteps = async (limit: number) => ids(await walkProducts({ category, sort: 'price', limit }))
    expect(await inSteps(1)).toEqual(await inSteps(100))
    expect(await inSteps(7)).toEqual(await inSteps(100))
  })

  it.each(['nonsense', '', 'e30', 'WyJuYW1lIiwiTGFtcCJd', 'x'.repeat(500)])(
    'refuses a cursor that is none: %s',
    async (cursor) => {
      expectProblem(await list({ cursor }), InvalidCursor)
    },
  )

  it('refuses the cursor of another order', async () => {
    const { body } = await list({ sort: 'name' }).expect(200)
    expectProblem(await list({ sort: 'price', cursor: body.nextCursor }), InvalidCursor)
  })

  it.each(['0', '101', '-1', '1.5', '1e1', 'many', ''])('refuses %s as the length of a page', async (limit) => {
    expectProblem(await list({ limit }), InvalidRequest, errorsAt('limit'))
  })
})
