import 'reflect-metadata'
import {
  currentCall,
  currentCaller,
  Deadline,
  newTraceparent,
  ServedBy,
  spanIdOf,
  unitOfWorkScope,
  withCall,
} from '@twofold/platform-context'
import {
  DeadlineExceeded,
  Forbidden,
  InternalError,
  InvalidRequest,
  Unauthenticated,
  Unavailable,
} from '@twofold/platform-contract'
import { OwnNats, SpanCollector } from '@twofold/platform-testing'
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { gate } from './gate.fixture.js'
import { Broken, Meals, type Kitchen, startCaller, startKitchen, stopAll, tokenOf } from './kitchen.fixture.js'

let caller: Awaited<ReturnType<typeof startCaller>>
let kitchen: Kitchen

beforeAll(async () => {
  caller = await startCaller()
  kitchen = await startKitchen()
})
afterAll(stopAll)
afterEach(() => gate.open())

const call = (changes: { token?: string; milliseconds?: number } = {}) => ({
  requestId: 'request-1',
  traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
  deadline: Deadline.in(changes.milliseconds ?? 2_000),
  token: changes.token,
  clientAddress: '192.0.2.7',
})

describe('a request over NATS', () => {
  it('answers what the service returned', async () => {
    expect(await caller.meals.cook({ dish: 'soup', portions: 2 })).toEqual({ dish: 'soup', portions: 2, by: 'first' })
  })

  it('answers nothing where the operation returns nothing', async () => {
    expect(await caller.meals.clean({})).toBeUndefined()
  })

  it('carries request id, trace, client address and the time that is left', async () => {
    const seen = await withCall(call(), () => caller.meals.inspect({}))
    expect(seen).toMatchObject({ requestId: 'request-1', clientAddress: '192.0.2.7' })
    expect(seen.traceparent).toBe(call().traceparent)
    expect(seen.left).toBeGreaterThan(0)
    expect(seen.left).toBeLessThanOrEqual(2_000)
  })

  it('is recorded where its trace is, with what went wrong on the side of the service', async () => {
    const collector = await SpanCollector.start()
    const recording = await startKitchen('first', { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url })
    await kitchen.stop()
    const { traceparent } = await withCall(call(), () => caller.meals.inspect({}))
    await withCall(call(), () => caller.meals.cook({ dish: 'burnt toast', portions: 1 })).catch(() => {})
    await withCall(call(), () => caller.meals.cook({ dish: 'bug', portions: 1 })).catch(() => {})
    await withCall({ ...call(), traceparent: newTraceparent() }, () => caller.meals.clean({}))
    await recording.stop()
    kitchen = await startKitchen()
    const parentSpanId = spanIdOf(call().traceparent)
    const attributes = { 'twofold.request.id': 'request-1' }
    expect(collector.spans).toMatchObject([
      { name: 'meals.rpc.inspect', app: 'first', parentSpanId, attributes, isError: false },
      { name: 'meals.rpc.cook', isError: false },
      { name: 'meals.rpc.cook', isError: true, attributes: { 'error.type': InternalError.kind.code } },
    ])
    expect(spanIdOf(traceparent)).toBe(collector.spans[0]!.spanId)
    await collector.stop()
  })

  it('drops unknown fields and refuses wrong ones', async () => {
    const newer = { dish: 'soup', portions: 1, spice: 'hot' }
    expect(await caller.meals.cook(newer)).toEqual({ dish: 'soup', portions: 1, by: 'first' })
    const wrong = { dish: 'soup', portions: 'two' } as unknown as typeof newer
    await expect(caller.meals.cook(wrong)).rejects.toThrow(InvalidRequest)
  })

  it('throws the very class that the service threw, with its details', async () => {
    const failed = caller.meals.cook({ dish: 'burnt toast', portions: 1 })
    await expect(failed).rejects.toBeInstanceOf(Broken)
    await expect(failed).rejects.toMatchObject({ detail: 'The toast is burnt.', details: { pan: 3 } })
  })

  it('shows nothing of a bug', async () => {
    const failed = caller.meals.cook({ dish: 'bug', portions: 1 })
    await expect(failed).rejects.toBeInstanceOf(InternalError)
    await expect(failed).rejects.not.toThrow(/secret/)
  })

  it('verifies the token that travelled along, again', async () => {
    await expect(caller.meals.taste({})).rejects.toThrow(Unauthenticated)
    await expect(withCall(call({ token: 'forged' }), () => caller.meals.taste({}))).rejects.toThrow(Unauthenticated)
    const guest = await tokenOf('guest')
    await expect(withCall(call({ token: guest }), () => caller.meals.taste({}))).rejects.toThrow(Forbidden)
    const chef = await tokenOf('chef')
    expect(await withCall(call({ token: chef }), () => caller.meals.taste({}))).toEqual({ roles: ['chef'] })
  })

  it('is refused inside a unit of work', async () => {
    const inside = unitOfWorkScope.run({}, () => caller.meals.clean({}))
    await expect(inside).rejects.toThrow(/inside a unit of work/)
  })

  it('runs each call in its own context', async () => {
    expect(currentCall()).toBeUndefined()
    expect(() => currentCaller()).toThrow(Unauthenticated)
  })
})

describe('who served a request', () => {
  const served = async (dish: string) => {
    const servedBy = new ServedBy('caller@1')
    const cooked = withCall({ ...call(), servedBy }, () => caller.meals.cook({ dish, portions: 1 }))
    await cooked.catch(() => {})
    return String(servedBy)
  }
  const telling = async (SERVED_BY_HEADER: string) => {
    await kitchen.stop()
    kitchen = await startKitchen('first', { SERVED_BY_HEADER, APP_VERSION: '1.4.1' })
  }

  it.each(['soup', 'burnt toast', 'bug'])('is told with the answer, where the setting says so: %s', async (dish) => {
    await telling('true')
    expect(await served(dish)).toBe('caller@1, first@1.4.1')
  })

  it('is not told where it does not', async () => {
    await telling('false')
    expect(await served('soup')).toBe('caller@1')
  })
})

it('a request that is too large for a message fails at once', async () => {
  await expect(caller.meals.cook({ dish: 'x'.repeat(9_000_000), portions: 1 })).rejects.toThrow(/payload/i)
})

describe('a service that does not answer', () => {
  it('is a passed deadline, since it may have run', async () => {
    gate.close()
    const late = withCall(call({ milliseconds: 200 }), () => caller.meals.wait({}))
    await expect(late).rejects.toThrow(DeadlineExceeded)
  })

  it('is asked again where the operation is idempotent', async () => {
    gate.close()
    const asked = caller.meals.waitRepeatably({ id: 'a' })
    await gate.arrivals(1)
    await gate.arrivals(2)
    gate.open()
    expect(await asked).toEqual({ tries: 2 })
  })

  it('may answer the first try late: that counts, though it was asked again meanwhile', async () => {
    gate.close()
    const asked = caller.meals.waitRepeatably({ id: 'a' })
    await gate.arrivals(2)
    gate.openToFirst()
    expect(await asked).toEqual({ tries: 2 })
    gate.open()
  })

  it('may be asked again where nats-server lets it answer each request once', async () => {
    const permissions = `authorization: { users: [
      { user: kitchen, password: k, permissions: { publish: { deny: "_INBOX_caller.>" }, allow_responses: true } }
      { user: caller, password: c }
    ] }`
    const nats = await OwnNats.start(permissions)
    const as = (user: string) => ({ NATS_URL: nats.url, NATS_USER: user, NATS_PASSWORD: user[0]! })
    const strict = await startKitchen('first', as('kitchen'))
    const guest = await startCaller(as('caller'))
    onTestFinished(async () => {
      await guest.stop()
      await strict.stop()
      await nats.stop()
    })
    gate.close()
    const asked = guest.meals.waitRepeatably({ id: 'a' })
    await gate.arrivals(2)
    gate.open()
    expect(await asked).toEqual({ tries: 2 })
  })

  it('is not available where nobody listens, and heard of when somebody does', async () => {
    await kitchen.stop()
    const nobody = withCall(call({ milliseconds: 150 }), () => caller.meals.clean({}))
    await expect(nobody).rejects.toThrow(Unavailable)
    const patient = caller.meals.cook({ dish: 'tea', portions: 1 })
    kitchen = await startKitchen()
    expect(await patient).toMatchObject({ dish: 'tea' })
  })
})

describe('draining', () => {
  it('finishes what was delivered and loses no answer', async () => {
    gate.close()
    const asked = Array.from({ length: 20 }, () => caller.meals.wait({}))
    await gate.arrivals(20)
    const stopped = kitchen.stop()
    const second = await startKitchen('second')
    gate.open()
    await stopped
    await expect(Promise.all(asked)).resolves.toHaveLength(20)
    expect(await caller.meals.cook({ dish: 'tea', portions: 1 })).toMatchObject({ by: 'second' })
    kitchen = second
  })

  it('switched off, loses answers: so the test above can fail', async () => {
    await kitchen.stop()
    kitchen = await startKitchen('careless', { NATS_DRAIN: 'false' })
    gate.close()
    const asked = withCall(call({ milliseconds: 500 }), () => caller.meals.wait({}))
    await gate.arrivals(1)
    await kitchen.stop()
    gate.open()
    await expect(asked).rejects.toThrow()
    kitchen = await startKitchen()
  })
})

it('names what is served after the contract', () => {
  expect(Meals.contract.operations.waitRepeatably.subject).toBe('meals.rpc.wait-repeatably')
})
