import { InvalidRequest, newId } from '@twofold/platform-contract'
import { beforeAll, describe, it } from 'vitest'
import { aCustomer, type Person } from '../../fixtures/people.js'
import { expectProblem } from '../../fixtures/problems.js'
import { as, shop } from '../../fixtures/shop.js'

let customer: Person
beforeAll(async () => void (customer = await aCustomer()))

const ask = (path: string) => shop.get(path).set(as(customer))

describe('a hostile query', () => {
  const orderId = `orderId=${newId()}`
  it.each([
    ['/products', 'query=%00'],
    ['/products', 'query=a%00b'],
    ['/products', 'query=%ED%A0%80'],
    ['/products', 'category=%00'],
    ['/products', 'cursor=%00'],
    ['/products', `cursor=${'x'.repeat(513)}`],
    ['/products', 'query=lamp&query=chair'],
    ['/products', 'query[]=lamp'],
    ['/products', 'query[$ne]=lamp'],
    ['/products', 'minPrice=1&minPrice=2'],
    ['/products', 'minPrice=0x10'],
    ['/products', 'limit=NaN'],
    ['/products', 'limit=9007199254740993'],
    ['/products', '__proto__=1'],
    ['/products', 'constructor=1'],
    ['/products', '__proto__[limit]=1'],
    ['/products', `query=${'x'.repeat(10_000)}`],
    ['/categories', 'a=%zz'],
    ['/accounts/me', 'a=%zz'],
    ['/orders', 'limit=1&limit=2'],
    ['/orders', 'cursor=%00'],
    ['/orders', 'accountId=somebody'],
    ['/payments', 'orderId='],
    ['/payments', `${orderId}&${orderId}`],
    ['/payments', `${orderId}%00`],
  ])('of %s is refused: %s', async (path, query) => {
    expectProblem(await ask(`${path}?${query}`), InvalidRequest)
  })
})

describe('a hostile id', () => {
  it.each([
    '%00',
    '__proto__',
    'constructor',
    '..%2f..%2fetc%2fpasswd',
    `${newId()}%00`,
    "'%20or%201=1",
    'x'.repeat(400),
    '%F0%9F%A7%BA',
  ])('is no id: %s', async (id) => {
    for (const path of ['/products', '/stock', '/orders']) expectProblem(await ask(`${path}/${id}`), InvalidRequest)
  })
})
