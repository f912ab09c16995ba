import type { Product } from '@twofold/catalog-contract'
import { InvalidRequest, newId } from '@twofold/platform-contract'
import { beforeAll, describe, expect, it } from 'vitest'
import { errorsAt, expectProblem } from '../../fixtures/problems.js'
import { aProduct, aSeededProduct } from '../../fixtures/products.js'
import { shop } from '../../fixtures/shop.js'
import { walk } from '../../fixtures/walk.js'

const search = async (query: object) => (await shop.get('/products').query(query).expect(200)).body.items as Product[]
const ids = (products: Product[]) => products.map(({ id }) => id)

// Letters only: what is searched for is words.
const aWord = () =>
  `quux${newId()
    .slice(24)
    .replace(/\d/g, (digit: string) => String.fromCharCode(107 + Number(digit)))}`

describe('a search', () => {
  const word = aWord()
  let named: Product
  let described: Product
  let elsewhere: Product
  beforeAll(async () => {
    named = await aProduct({ name: `Lamp ${word}`, price: { amount: 300, currency: 'EUR' } })
    described = await aProduct({ description: `A chair, not a ${word}.`, price: { amount: 100, currency: 'EUR' } })
    const { body } = await shop.get('/categories').expect(200)
    const category = body.items.at(-1).slug
    elsewhere = await aProduct({ category, name: `Sofa ${word}`, price: { amount: 200, currency: 'EUR' } })
  })

  it('finds words in name and description, in any case, and what is meant most first', async () => {
    const found = ids(await search({ query: word.toUpperCase() }))
    expect(found.toSorted()).toEqual(ids([named, described, elsewhere]).sort())
    expect(found.at(-1)).toBe(described.id)
  })

  it('finds other forms of a word', async () => {
    expect(ids(await search({ query: `chairs ${word}` }))).toEqual([described.id])
  })

  it('finds a SKU', async () => {
    const { sku, id } = await aSeededProduct()
    expect(ids(await search({ query: sku }))).toContain(id)
  })

  it('sorts what it finds as asked', async () => {
    expect(ids(await search({ query: word, sort: 'price' }))).toEqual(ids([described, elsewhere, named]))
    expect(ids(await search({ query: word, sort: '-price' }))).toEqual(ids([named, elsewhere, described]))
  })

  it('keeps to a category and to prices, the given ones included', async () => {
    expect(ids(await search({ query: word, category: elsewhere.category }))).toEqual([elsewhere.id])
    expect(ids(await search({ query: word, minPrice: 200, sort: 'price' }))).toEqual(ids([elsewhere, named]))
    expect(ids(await search({ query: word, maxPrice: 200, sort: 'price' }))).toEqual(ids([described, elsewhere]))
    expect(ids(await search({ query: word, minPrice: 200, maxPrice: 200 }))).toEqual([elsewhere.id])
    expect(await search({ query: word, minPrice: 201, maxPrice: 299 })).toEqual([])
  })

  it('has pages of what is meant most', async () => {
    const page = (cursor?: string) => shop.get('/products').query({ query: word, limit: 1, cursor })
    expect(ids(await walk<Product>(page))).toEqual(ids(await search({ query: word })))
  })

  it('finds nothing where nothing is', async () => {
    expect(await search({ query: aWord() })).toEqual([])
    expect(await search({ category: 'no-such-category' })).toEqual([])
  })

  it.each(['"', "'; drop table products; --", '& | ! ( )', '<->', ':*', '\\', '%', 'a'.repeat(200), '🧺', 'or'])(
    'takes %s for words',
    async (query) => {
      expect(await search({ query })).toBeInstanceOf(Array)
    },
  )

  it.each([
    ['query', ' '],
    ['query', 'x'.repeat(201)],
    ['category', 'x'.repeat(61)],
    ['minPrice', '-1'],
    ['maxPrice', '9007199254740992'],
    ['minPrice', '1e309'],
    ['maxPrice', 'cheap'],
    ['sort', 'random'],
    ['page', '2'],
  ])('refuses %s = %s', async (path, value) => {
    const answer = await shop.get('/products').query({ [path]: value })
    expectProblem(answer, InvalidRequest, errorsAt(path))
  })
})
