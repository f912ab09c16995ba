import { demoProductCount, demoProductId } from '@twofold/catalog-contract'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { demoCategories } from './demo-categories.js'
import type { DemoCategory, DemoThing } from './demo-category.js'

export interface DemoProduct {
  id: string
  sku: string
  name: string
  description: string
  category: string
  price: { amount: number; currency: 'EUR' }
  createdAt: Date
  updatedAt: Date
}

type Offer = Pick<DemoProduct, 'name' | 'description' | 'category' | 'price'> & { skuPrefix: string }
type Random = ReturnType<typeof xoroshiro128plus>

const seed = 2_025
const makersPerThing = 3
const productsPerThing = 5
const year = { start: Date.UTC(2025, 0, 1), end: Date.UTC(2026, 0, 1) }

export function demoProducts(): DemoProduct[] {
  const random = xoroshiro128plus(seed)
  const offers = demoCategories.flatMap((category) =>
    category.things.flatMap((thing) => offersOf(category, thing, random)),
  )
  // Categories are mixed, so that the newest products are not all of one kind.
  return shuffled(offers, random).map(({ skuPrefix, ...offer }, n) => {
    const createdAt = momentOf(n, random)
    // Never changed since, as their version is 1.
    return { id: demoProductId(n), sku: `${skuPrefix}-${1_000 + n}`, ...offer, createdAt, updatedAt: createdAt }
  })
}

function offersOf(category: DemoCategory, thing: DemoThing, random: Random): Offer[] {
  const [lead, ...more] = thing.features
  const omissible = shuffled(more, random)
  // Level, ending and text belong to the maker: the larger size costs more, and all sizes are described alike.
  const offered = shuffled(category.makers, random)
    .slice(0, makersPerThing)
    .flatMap((maker, i) => {
      // One sentence less or two, and never the same as another maker's.
      const leftOut = [...omissible, ...omissible].slice(i, i + uniformInt(random, 1, 2))
      const description = [lead, ...more.filter((feature) => !leftOut.includes(feature))].join(' ')
      const level = uniformInt(random, 85, 120) / 100
      const ending = priceEndings[uniformInt(random, 0, priceEndings.length - 1)]
      return thing.variants.map(({ label, factor }) => ({
        skuPrefix: `${code(maker.split(' ')[0], 3)}-${code(thing.name.split(/[ -]/).findLast(isWord) ?? thing.name, 4)}`,
        name: `${maker} ${thing.name}${/^\p{Lu}/u.test(label) ? ',' : ''} ${label}`,
        description,
        category: category.slug,
        price: { amount: shopPrice(thing.price * factor * level, ending), currency: 'EUR' as const },
      }))
    })
  return shuffled(offered, random).slice(0, productsPerThing)
}

const priceEndings = [99, 90, 50, 0]

/** Near `cents`, and of the kind that shops prefer: 14.50, 39.90, 249.00. */
function shopPrice(cents: number, ending: number): number {
  if (ending === 50 && cents >= 30_00) return shopPrice(cents, 0)
  if (cents >= 100_00) return Math.round(cents / 10_00) * 10_00 - 1_00 + ending
  const euros = Math.round(cents / 1_00) * 1_00
  return ending > 50 ? euros - 1_00 + ending : euros + ending
}

function isWord(text: string): boolean {
  return /^\p{L}{2,}/u.test(text)
}

function code(text: string, length: number): string {
  return text
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .slice(0, length)
    .toUpperCase()
}

function momentOf(n: number, random: Random): Date {
  const share = (year.end - year.start) / demoProductCount
  return new Date(Math.floor((year.start + n * share + uniformInt(random, 0, Math.floor(share) - 1)) / 1000) * 1000)
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  const left = [...items]
  return items.map(() => left.splice(uniformInt(random, 0, left.length - 1), 1)[0])
}
