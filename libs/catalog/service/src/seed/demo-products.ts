import { demoProductCount, demoProductId } from '@twofold/catalog-contract'
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
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

type Random = ReturnType<typeof xoroshiro128plus>

const seed = 20_250_101
const productsPerThing = 5
const year = { start: Date.UTC(2025, 0, 1), end: Date.UTC(2026, 0, 1) }

export function demoProducts(): DemoProduct[] {
  const random = xoroshiro128plus(seed)
  const offers = demoCategories.flatMap((category) => category.things.flatMap((thing) => offersOf(category, thing, random)))
  // Categories mixed, as the newest products and any other slice of a real shop are.
  return shuffled(offers, random).map((offer, n) => {
    const createdAt = momentOf(n, random)
    return { id: demoProductId(n), ...offer, createdAt, updatedAt: createdAt }
  })
}

type Offer = Omit<DemoProduct, 'id' | 'createdAt' | 'updatedAt'>

function offersOf({ slug, makers, things }: DemoCategory, thing: DemoThing, random: Random): Offer[] {
  // A few makers with several variants each: a shop does not list every variant under another maker.
  const carried = shuffled(makers, random)
    .slice(0, Math.max(2, Math.ceil(productsPerThing / thing.variants.length)))
    .map((maker) => ({ maker, level: 0.85 + 0.35 * uniformFloat64(random), ending: uniformInt(random, 0, 3) }))
  const combinations = carried.flatMap((by) => thing.variants.map((variant) => ({ ...by, variant })))
  const texts = shuffled(descriptionsOf(thing), random)
  return shuffled(combinations, random)
    .slice(0, productsPerThing)
    .map(({ maker, level, ending, variant }, i) => ({
      sku: [slug, maker, thing.name].map(lettersOf).join('-') + `-${things.indexOf(thing)}${carriedCode(makers, maker)}`,
      name: `${maker} ${thing.name}${/^[+−\d]/.test(variant.label) ? ' ' : ', '}${variant.label}`,
      description: texts[i],
      category: slug,
      price: { amount: shopPrice(thing.price * variant.factor * level, ending), currency: 'EUR' },
    }))
}
