import { beforeAll, describe, expect, it } from 'vitest'
import { expectProblem, expectProblemDetails, TooLarge, UnsupportedMediaType } from '../../fixtures/problems.js'
import { type Answer, shop } from '../../fixtures/shop.js'
import { type Target, targets } from './operations.js'
import { spoiled } from './values.js'

let known: Awaited<ReturnType<typeof targets>>
beforeAll(async () => void (known = await targets()))

const operations = [
  'register',
  'logIn',
  'refreshSession',
  'updateMyAccount',
  'createProduct',
  'updateProduct',
  'receiveStock',
  'placeOrder',
]
const targetOf = (operation: string) => known.all.find(({ name }) => name === operation)!

async function send({ method, path, headers }: Target, json: string): Promise<Answer> {
  return shop[method](path).set(headers).type('json').send(json)
}

describe.each(operations)('%s', (operation) => {
  it('refuses hostile values in every place of its body, and writes nothing (B4)', async () => {
    const target = targetOf(operation)
    const before = await known.look()
    const bodies = spoiled(target.body)
    expect(bodies.length).toBeGreaterThan(20)
    const taken: [string, number][] = []
    for (const json of bodies) {
      const answer = await send(target, json)
      expectProblemDetails(answer)
      if (answer.status !== 400) taken.push([json.slice(0, 300), answer.status])
    }
    expect(taken).toEqual([])
    expect(await known.look()).toEqual(before)
  })

  it('refuses what does not say that it is JSON', async () => {
    const { method, path, headers, body } = targetOf(operation)
    const answer = await shop[method](path)
      .set({ ...headers, 'content-type': 'text/plain' })
      .send(JSON.stringify(body))
    expectProblem(answer, UnsupportedMediaType)
  })

  it('refuses a text of 10 MB', async () => {
    const target = targetOf(operation)
    const [name] = Object.keys(target.body)
    expectProblem(await send(target, JSON.stringify({ ...target.body, [name!]: 'x'.repeat(10_000_000) })), TooLarge)
  })
})

describe('after all that', () => {
  it('the address and the SKU that were refused are still to be had', async () => {
    for (const name of ['register', 'createProduct']) {
      const { path, headers, body } = targetOf(name)
      await shop.post(path).set(headers).send(body).expect(201)
    }
  })
})
