import 'reflect-metadata'
import { Deadline, newTraceparent, ServedBy, withCall } from '@twofold/platform-context'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { Broken, type Kitchen, startCaller, startKitchen, stopAll } from './kitchen.fixture.js'

let caller: Awaited<ReturnType<typeof startCaller>>
let kitchen: Kitchen | undefined
/** The subjects of all requests that were sent. */
let sent: string[]

beforeAll(async () => void (caller = await startCaller()))
beforeEach(() => {
  const { connection } = caller.link
  const publish = connection.publish.bind(connection)
  sent = []
  vi.spyOn(connection, 'publish').mockImplementation((subject, ...rest) => {
    sent.push(subject)
    publish(subject, ...rest)
  })
})
afterEach(() => kitchen?.stop())
afterAll(stopAll)

const smell = (dish: string, { milliseconds = 2_000, servedBy }: { milliseconds?: number; servedBy?: ServedBy } = {}) =>
  withCall(
    { requestId: `request of ${dish}`, traceparent: newTraceparent(), deadline: Deadline.in(milliseconds), servedBy },
    () => caller.meals.smell({ dish }),
  )
const dishes = Array.from({ length: 20 }, (_, index) => `soup ${index}`)

describe('calls that may be bundled', () => {
  it('travel in one message where they come together, each with its own request id and deadline', async () => {
    kitchen = await startKitchen()
    const answers = await Promise.all(dishes.map((dish, index) => smell(dish, { milliseconds: 2_000 + index * 100 })))
    expect(answers.map(({ dish, requestId }) => [dish, requestId])).toEqual(
      dishes.map((dish) => [dish, `request of ${dish}`]),
    )
    for (const [index, { left }] of answers.entries()) expect(left).toBeLessThanOrEqual(2_000 + index * 100 + 1)
    expect(answers[19]!.left).toBeGreaterThan(answers[0]!.left)
    expect(sent).toEqual(['meals.rpc.smell--together'])
  })

  it('travel as any other where they are alone', async () => {
    kitchen = await startKitchen()
    expect(await smell('soup')).toMatchObject({ dish: 'soup', requestId: 'request of soup' })
    expect(sent).toEqual(['meals.rpc.smell'])
  })

  it('fail each for itself, as the very class that the service threw', async () => {
    kitchen = await startKitchen()
    const [soup, toast] = await Promise.allSettled([smell('soup'), smell('burnt toast')])
    expect(soup).toMatchObject({ status: 'fulfilled', value: { dish: 'soup' } })
    expect(toast).toMatchObject({ status: 'rejected', reason: { detail: 'The toast is burnt.', details: { pan: 3 } } })
    expect((toast as PromiseRejectedResult).reason).toBeInstanceOf(Broken)
    expect(sent).toEqual(['meals.rpc.smell--together'])
  })

  it('tell everyone who has served them', async () => {
    kitchen = await startKitchen('first', { SERVED_BY_HEADER: 'true' })
    const seen = [new ServedBy('caller@1'), new ServedBy('caller@1')]
    await Promise.all(seen.map((servedBy, index) => smell(`soup ${index}`, { servedBy })))
    expect(seen.map(String)).toEqual([expect.stringContaining('first@'), expect.stringContaining('first@')])
  })

  it('are not answered where they are no bundle, and the next ones are', async () => {
    kitchen = await startKitchen()
    for (const nonsense of ['not JSON', '{}', '[{}]', '']) {
      const { data } = await caller.link.connection.request('meals.rpc.smell--together', nonsense, { timeout: 2_000 })
      expect(new TextDecoder().decode(data)).toBe('[]')
    }
    expect(await Promise.all(dishes.map((dish) => smell(dish)))).toHaveLength(dishes.length)
  })

  it('travel alone to a version that does not know bundles', async () => {
    kitchen = await startKitchen('old', { NATS_BUNDLES_CALLS: 'false' })
    const answers = await Promise.all(dishes.map((dish) => smell(dish)))
    expect(answers.map(({ dish }) => dish)).toEqual(dishes)
    expect(sent.filter((subject) => subject === 'meals.rpc.smell')).toHaveLength(dishes.length)
  })
})
