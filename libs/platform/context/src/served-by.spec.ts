import { expect, it } from 'vitest'
import { ServedBy } from './served-by.js'

it('names each app once, in the order in which it was first heard of', () => {
  const servedBy = new ServedBy('gateway@2')
  servedBy.add('orders@1, inventory@1')
  servedBy.add('catalog@3')
  servedBy.add('inventory@1')
  expect(String(servedBy)).toBe('gateway@2, orders@1, inventory@1, catalog@3')
})

it('names each version that took part', () => {
  const servedBy = new ServedBy('gateway@2')
  servedBy.add('inventory@1')
  servedBy.add('inventory@2')
  expect(String(servedBy)).toBe('gateway@2, inventory@1, inventory@2')
})
