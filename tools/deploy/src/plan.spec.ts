import { describe, expect, it } from 'vitest'
import { onlyNamed, releaseSteps } from './plan.js'

const calls: Record<string, string[]> = {
  infrastructure: [''],
  accounts: ['infrastructure'],
  catalog: ['infrastructure', 'accounts'],
  inventory: ['infrastructure', 'accounts'],
  payments: ['infrastructure', 'accounts'],
  orders: ['infrastructure', 'accounts', 'catalog', 'inventory', 'payments'],
  gateway: ['infrastructure', 'accounts', 'catalog', 'inventory', 'orders', 'payments'],
  monolith: ['infrastructure'],
}
const steps = releaseSteps('services', (name) => calls[name]!)

describe('the order of releases', () => {
  it('has the infrastructure first, providers before their callers, the gateway last', () => {
    expect(steps).toEqual([
      ['infrastructure'],
      ['accounts'],
      ['catalog', 'inventory', 'payments'],
      ['orders'],
      ['gateway'],
    ])
    expect(releaseSteps('monolith', (name) => calls[name]!)).toEqual([['infrastructure'], ['monolith']])
  })

  it('is refused where releases wait for each other', () => {
    expect(() => releaseSteps('monolith', () => ['monolith', 'infrastructure'])).toThrow(/wait for each other/)
  })

  it('stays the same where only some are named', () => {
    expect(onlyNamed(steps, ['gateway', 'catalog'])).toEqual([['catalog'], ['gateway']])
    expect(onlyNamed(steps, undefined)).toEqual(steps)
    expect(() => onlyNamed(steps, ['monolith'])).toThrow('There is no release monolith in this shape; there are')
  })
})
