import { expect, it } from 'vitest'
import { compositionTable } from './table.js'

const on = (...names: string[]) => names.map((name) => `@twofold/${name}`)

it('tells local from remote domains and HTTP from NATS doors', () => {
  const apps = [
    { name: 'catalog', dependencies: on('catalog-contract', 'catalog-service', 'platform-messaging') },
    { name: 'gateway', dependencies: on('catalog-contract', 'catalog-http', 'orders-contract', 'platform-http') },
    { name: 'monolith', dependencies: on('catalog-service', 'orders-service', 'platform-http') },
    { name: 'orders', dependencies: on('catalog-contract', 'orders-service', 'platform-messaging') },
  ]
  expect(compositionTable(apps).split('\n')).toEqual([
    '| app | catalog | orders | doors |',
    '| --- | --- | --- | --- |',
    '| monolith | **local** | **local** | HTTP |',
    '| gateway | remote | remote | HTTP |',
    '| catalog | **local** |  | NATS |',
    '| orders | remote | **local** | NATS |',
  ])
})
