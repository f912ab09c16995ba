import { createHash } from 'node:crypto'
import { demoProductCount, demoProductId } from '@twofold/catalog-contract'
import { describe, expect, it } from 'vitest'
import { demoCategories } from './demo-categories.js'
import { demoProducts } from './demo-products.js'

const products = demoProducts()

function distinct(values: readonly unknown[]): number {
  return new Set(values).size
}

describe('the demonstration products', () => {
  it('are as many as the seeds of other domains expect, under the ids they expect', () => {
    expect(products.map(({ id }) => id)).toEqual(Array.from({ length: demoProductCount }, (_, n) => demoProductId(n)))
  })

  it('have skus and names of their own', () => {
    expect(distinct(products.map(({ sku }) => sku))).toBe(demoProductCount)
    expect(distinct(products.map(({ name }) => name))).toBe(demoProductCount)
  })

  it('are fifty in each of twenty categories', () => {
    expect(demoCategories).toHaveLength(20)
    expect(distinct(demoCategories.map(({ slug }) => slug))).toBe(20)
    for (const { slug, things } of demoCategories) {
      expect(slug).toMatch(/^[a-z0-9-]{1,60}$/)
      expect(things).toHaveLength(10)
      expect(products.filter(({ category }) => category === slug)).toHaveLength(50)
    }
  })

  it('have the form of products', () => {
    for (const { sku, name, description } of products) {
      expect(sku).toMatch(/^[A-Z]{3}-[A-Z]{2,4}-\d{4}$/)
      expect(name.length).toBeLessThanOrEqual(120)
      expect(name).toBe(name.trim())
      expect(description).toMatch(/^\p{Lu}.*\.$/u)
      expect(description.length).toBeLessThanOrEqual(2_000)
    }
  })

  it('are described by what they are and one or two of three further sentences', () => {
    const features = demoCategories.flatMap(({ things }) => things.map((thing) => thing.features))
    for (const each of features) expect(each).toHaveLength(4)
    const leads = features.map(([lead]) => lead)
    for (const { description } of products) {
      const used = features.flat().filter((feature) => description.includes(feature))
      expect([2, 3]).toContain(used.length)
      expect(leads).toContain(used[0])
      expect(used.join(' ')).toBe(description)
    }
  })

  it('cost between 1 and 3,000 euros, with the endings that shops like', () => {
    for (const { price } of products) {
      expect(price.currency).toBe('EUR')
      expect(price.amount).toBeGreaterThanOrEqual(1_00)
      expect(price.amount).toBeLessThanOrEqual(3_000_00)
      expect([99, 90, 50, 0]).toContain(price.amount % 100)
    }
  })

  it('came one after the other in the course of 2025', () => {
    const times = products.map(({ createdAt }) => createdAt.getTime())
    expect(times).toEqual([...times].sort((a, b) => a - b))
    expect(distinct(times)).toBe(demoProductCount)
    expect(products[0].createdAt.toISOString()).toMatch(/^2025-01-01/)
    expect(products[demoProductCount - 1].createdAt.toISOString()).toMatch(/^2025-12-31/)
  })

  it.each(['skillet', 'tent', 'headphones', 'coffee', 'backpack', 'lamp', 'boots', 'dog'])(
    'are several for "%s"',
    (word) => {
      const found = products.filter(({ name }) =>
        name
          .toLowerCase()
          .split(/[^a-z]+/)
          .includes(word),
      )
      expect(found.length).toBeGreaterThanOrEqual(5)
    },
  )

  it('are the same on every machine', () => {
    const built = [products, demoProducts()].map((each) =>
      createHash('sha256').update(JSON.stringify(each)).digest('hex'),
    )
    const recorded = 'c4e04027ccdc700e813654bf9cc2ae9a3a47caaf9be3c1decf6c98dabe512d52'
    expect(built).toEqual([recorded, recorded])
  })
})
