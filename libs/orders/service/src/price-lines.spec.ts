import type { Product } from '@twofold/catalog-contract'
import { MixedCurrencies, TotalTooLarge, UnknownProduct } from '@twofold/orders-contract'
import { expect, it } from 'vitest'
import { priceLines } from './price-lines.js'

const product = (id: string, amount: number, currency = 'EUR') =>
  ({ id, name: `Product ${id}`, price: { amount, currency } }) as Product

it('takes names and prices from the catalog and adds them up', () => {
  const wanted = [
    { productId: 'a', quantity: 3 },
    { productId: 'b', quantity: 1 },
  ]
  const { lines, total } = priceLines(wanted, [product('b', 250), product('a', 1_99)])
  expect(lines.map(({ name, lineTotal }) => [name, lineTotal.amount])).toEqual([
    ['Product a', 5_97],
    ['Product b', 250],
  ])
  expect(total).toEqual({ amount: 8_47, currency: 'EUR' })
})

it('names the products that are not for sale', () => {
  const wanted = ['a', 'b'].map((productId) => ({ productId, quantity: 1 }))
  expect(() => priceLines(wanted, [product('a', 1)])).toThrow(UnknownProduct)
})

it('refuses two currencies in one order', () => {
  const wanted = ['a', 'b'].map((productId) => ({ productId, quantity: 1 }))
  expect(() => priceLines(wanted, [product('a', 1), product('b', 1, 'USD')])).toThrow(MixedCurrencies)
})

it('refuses a total that cannot be counted exactly', () => {
  const dear = product('a', 4_194_305)
  expect(() => priceLines([{ productId: 'a', quantity: 2_147_483_647 }], [dear])).toThrow(TotalTooLarge)
})
