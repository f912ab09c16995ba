import { randomUUID } from 'node:crypto'
import { Catalog, CategoryNotFound, demoProductCount, ProductNotFound, SkuTaken } from '@twofold/catalog-contract'
import { startDomain } from '@twofold/platform-app/testing'
import { InvalidCursor, newId, PreconditionFailed } from '@twofold/platform-contract'
import { encodeCursor } from '@twofold/platform-database'
import { testDatabase } from '@twofold/platform-testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { catalog as domain } from './catalog.domain.js'
import { DemoCatalogStore } from './seed/demo-catalog.store.js'

let database: Awaited<ReturnType<typeof testDatabase>>
let process: Awaited<ReturnType<typeof startDomain>>
let catalog: Catalog

beforeAll(async () => {
  database = await testDatabase()
  process = await startDomain(domain, { databaseUrl: database.url })
  catalog = process.get(Catalog)
  await process.get(DemoCatalogStore).run()
})
afterAll(async () => {
  await process?.stop()
  await database?.drop()
})

const sku = () => `TEST-${randomUUID().slice(0, 8).toUpperCase()}`
async function tent(changes: object = {}) {
  const { items } = await catalog.listCategories({})
  return {
    sku: sku(),
    name: 'Igloo',
    description: 'Warm.',
    category: items[0]!.slug,
    price: { amount: 9_900, currency: 'EUR' },
    ...changes,
  }
}

describe('products', () => {
  it('are there once, however often they are seeded', async () => {
    await process.get(DemoCatalogStore).run()
    const { items } = await catalog.listCategories({})
    expect(items).toHaveLength(20)
    expect(items.reduce((sum, { products }) => sum + products, 0)).toBe(demoProductCount)
  })

  it('can be added, and are told of', async () => {
    const product = await catalog.createProduct(await tent())
    expect(product).toMatchObject({ name: 'Igloo', version: 1 })
    expect(await catalog.getProduct({ productId: product.id })).toEqual(product)
    const told = await database.query(`select subject from catalog.outbox where aggregate = $1`, [product.id])
    expect(told).toEqual([{ subject: 'catalog.event.product-created' }])
  })

  it('are found together, each once, but for those that were removed', async () => {
    const [kept, removed] = [await catalog.createProduct(await tent()), await catalog.createProduct(await tent())]
    await catalog.removeProduct({ productId: removed.id })
    const productIds = [kept.id, randomUUID(), removed.id, kept.id]
    expect(await Promise.all([catalog.findProducts({ productIds }), catalog.findProducts({ productIds })])).toEqual([
      { items: [kept] },
      { items: [kept] },
    ])
  })

  it('are refused with a taken SKU or an unknown category, and nothing is told then', async () => {
    const first = await catalog.createProduct(await tent())
    const before = await database.query(`select id from catalog.outbox`)
    await expect(catalog.createProduct(await tent({ sku: first.sku }))).rejects.toThrow(SkuTaken)
    await expect(catalog.createProduct(await tent({ category: 'nowhere' }))).rejects.toThrow(CategoryNotFound)
    expect(await database.query(`select id from catalog.outbox`)).toHaveLength(before.length)
  })

  it('change only for those who have read the latest version', async () => {
    const { id: productId } = await catalog.createProduct(await tent())
    const changed = await catalog.updateProduct({ productId, version: 1, changes: { name: 'Yurt' } })
    expect(changed).toMatchObject({ name: 'Yurt', version: 2, price: { amount: 9_900, currency: 'EUR' } })
    const stale = catalog.updateProduct({ productId, version: 1, changes: { name: 'Hut' } })
    await expect(stale).rejects.toThrow(PreconditionFailed)
  })

  it('are answered as this change left them, though the next one comes at once', async () => {
    const { id: productId } = await catalog.createProduct(await tent())
    const rename = (version: number) =>
      catalog.updateProduct({ productId, version, changes: { name: `Tent ${version}` } })
    const follow = (version: number): Promise<unknown> =>
      rename(version).catch((error: unknown) => {
        if (error instanceof PreconditionFailed) return follow(version)
        throw error
      })
    for (let version = 1; version < 60; version += 2) {
      const [changed] = await Promise.all([rename(version), follow(version + 1)])
      expect(changed).toMatchObject({ version: version + 1, name: `Tent ${version}` })
    }
  })

  it('are gone when removed, and leave their SKU to another', async () => {
    const product = await catalog.createProduct(await tent())
    await catalog.removeProduct({ productId: product.id })
    await expect(catalog.getProduct({ productId: product.id })).rejects.toThrow(ProductNotFound)
    await expect(catalog.removeProduct({ productId: product.id })).rejects.toThrow(ProductNotFound)
    expect(await catalog.createProduct(await tent({ sku: product.sku }))).toMatchObject({ sku: product.sku })
  })
})

describe('searching', () => {
  const walk = async (search: object, limit = 100) => {
    const found = []
    for (let cursor: string | undefined; ;) {
      const page = await catalog.listProducts({ ...search, cursor, limit })
      found.push(...page.items)
      if (page.nextCursor === null) return found
      cursor = page.nextCursor
    }
  }

  it.each(['name', '-name', 'price', '-price', 'created', '-created'] as const)(
    'walks all products sorted by %s without gap or repetition',
    async (sort) => {
      const all = await walk({ sort })
      expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
      expect(all.length).toBeGreaterThanOrEqual(demoProductCount)
      if (sort.endsWith('price')) {
        const prices = all.map(({ price }) => price.amount)
        expect(prices).toEqual([...prices].sort((a, b) => (sort === 'price' ? a - b : b - a)))
      }
    },
  )

  it('finds words in names first, and walks the findings by relevance', async () => {
    const found = await walk({ query: 'skillet' }, 2)
    expect(found.length).toBeGreaterThan(2)
    expect(found[0]!.name.toLowerCase()).toContain('skillet')
    expect(new Set(found.map(({ id }) => id)).size).toBe(found.length)
  })

  it('keeps to category and price', async () => {
    const { items } = await catalog.listCategories({})
    const category = items[3]!.slug
    const found = await walk({ category, minPrice: 1_000, maxPrice: 10_000 })
    expect(found.length).toBeGreaterThan(0)
    for (const product of found) {
      expect(product.category).toBe(category)
      expect(product.price.amount).toBeGreaterThanOrEqual(1_000)
      expect(product.price.amount).toBeLessThanOrEqual(10_000)
    }
  })

  it.each(['nonsense', Buffer.from('["name","a"]').toString('base64url'), Buffer.from('[1]').toString('base64url')])(
    'refuses the cursor %s',
    async (cursor) => {
      await expect(catalog.listProducts({ cursor, limit: 5 })).rejects.toThrow(InvalidCursor)
    },
  )

  it.each([
    ['relevance', `1${'0'.repeat(330)}`],
    ['relevance', '-1'],
    ['created', '2026-02-30 00:00:00+00'],
    ['created', '0000-01-01 00:00:00+00'],
    ['created', '2026-01-01 00:00:00+99'],
    ['created', '2026-01-01 24:00:01+00'],
    ['price', '1'.repeat(19)],
    ['name', '\0'],
  ] as const)('refuses a cursor by %s that goes on after %j', async (sort, after) => {
    const cursor = encodeCursor([sort, after, newId()])
    const listed = catalog.listProducts({ query: 'lamp', sort, cursor, limit: 5 })
    await expect(listed).rejects.toThrow(InvalidCursor)
  })

  it.each([
    ['relevance', '1e-999'],
    ['created', '2024-02-29 23:59:59.999999-15:59'],
    ['created', '9999-12-31 00:00:00+00'],
  ] as const)('takes a cursor by %s that goes on after %s', async (sort, after) => {
    const cursor = encodeCursor([sort, after, newId()])
    const { nextCursor } = await catalog.listProducts({ query: 'lamp', sort, cursor, limit: 5 })
    if (sort === 'relevance') expect(nextCursor).toBeNull()
  })

  it('refuses the cursor of a list with another sort', async () => {
    const { nextCursor } = await catalog.listProducts({ sort: 'price', limit: 5 })
    const other = catalog.listProducts({ sort: 'name', cursor: nextCursor!, limit: 5 })
    await expect(other).rejects.toThrow(InvalidCursor)
  })
})
