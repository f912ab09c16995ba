import { randomUUID } from 'node:crypto'
import { failure, IdempotencyInProgress, IdempotencyKeyReused } from '@twofold/platform-contract'
import {
  createDataSource,
  DatabaseSettings,
  GatheredReads,
  GatheredWrites,
  UnitOfWork,
} from '@twofold/platform-database'
import { Latch, testDatabase, type TestDatabase } from '@twofold/platform-testing'
import type { DataSource } from 'typeorm'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { IdempotencyKeyStore } from './idempotency-key.store.js'
import { idempotencyKeysByAge, idempotencyTable } from './idempotency-table.js'
import { type HeldKey, Idempotency, type IdempotentRequest } from './idempotency.js'

class TooWindy extends failure({ code: 'kites.too-windy', status: 409, title: 'It is too windy' }) {}

let database: TestDatabase
let dataSource: DataSource
let unitOfWork: UnitOfWork
let keys: IdempotencyKeyStore
let idempotency: Idempotency
const scope = randomUUID()

beforeAll(async () => {
  database = await testDatabase()
  const connection = { url: database.url, poolSize: 5, statementTimeoutMs: 1_000, applicationName: 'test' }
  dataSource = await createDataSource(connection, []).initialize()
  const statements = ['create schema kites', idempotencyTable('kites'), ...idempotencyKeysByAge('kites')]
  for (const statement of statements) await dataSource.query(statement)
  unitOfWork = new UnitOfWork(dataSource)
  const settings = { DATABASE_GATHERS_READS: true, DATABASE_GATHERS_WRITES: true } as DatabaseSettings
  keys = new IdempotencyKeyStore(
    unitOfWork,
    new GatheredReads(unitOfWork, settings),
    new GatheredWrites(unitOfWork, settings),
  )
  idempotency = new Idempotency(keys, unitOfWork)
})
afterAll(async () => {
  await dataSource.destroy()
  await database.drop()
})

type Work = IdempotentRequest<string>['work']

const once = (key: string, work: Work, more: Partial<IdempotentRequest<string>> = {}) =>
  idempotency.once<string>({
    schema: 'kites',
    operation: 'fly',
    scope,
    key,
    body: { kite: 'red' },
    finalFailures: [TooWindy],
    work,
    resume: (subject) => Promise.resolve(`resumed ${subject}`),
    ...more,
  })

const flown = vi.fn(async (key: HeldKey<string>) => {
  await key.accept(randomUUID())
  return { value: `flight ${flown.mock.calls.length}`, final: true }
})

it('has its effect once, and the same answer for whoever asks again', async () => {
  const first = await once('one', flown)
  expect(await once('one', flown)).toBe(first)
  expect(flown).toHaveBeenCalledTimes(1)
})

it('is another key in another scope, and for another operation', async () => {
  const answers = [await once('shared', flown), await once('shared', flown, { scope: randomUUID() })]
  answers.push(await once('shared', flown, { operation: 'land' }))
  expect(new Set(answers).size).toBe(3)
})

it('refuses another body under the same key', async () => {
  await once('reused', flown)
  await expect(once('reused', flown, { body: { kite: 'blue' } })).rejects.toThrow(IdempotencyKeyReused)
})

it('tells those in between that the first request is still running', async () => {
  const [begun, end] = [new Latch(), new Latch()]
  const first = once('busy', async (key) => {
    await key.accept(randomUUID())
    begun.open()
    await end.opened
    return { value: 'landed', final: true }
  })
  await begun.opened
  await expect(once('busy', flown)).rejects.toThrow(IdempotencyInProgress)
  end.open()
  expect(await first).toBe('landed')
  expect(await once('busy', flown)).toBe('landed')
})

it('replays a failure that is an answer', async () => {
  const refused = vi.fn(async (key: HeldKey<string>) => {
    await key.accept(randomUUID())
    throw new TooWindy('Force 7.')
  })
  await expect(once('windy', refused)).rejects.toThrow(TooWindy)
  const again = await once('windy', refused).catch((error: unknown) => error)
  expect(again).toBeInstanceOf(TooWindy)
  expect((again as TooWindy).detail).toBe('Force 7.')
  expect(refused).toHaveBeenCalledTimes(1)
})

it('may be used again after a failure that is none, where nothing was made', async () => {
  await expect(once('torn', () => Promise.reject(new Error('the line tore')))).rejects.toThrow('the line tore')
  expect(await once('torn', flown)).toMatch(/^flight/)
})

it('goes on with what was made where the answer was not the last word', async () => {
  const subject = randomUUID()
  const launched = await once('long', async (key) => {
    await key.accept(subject)
    return { value: 'launched', final: false }
  })
  expect(launched).toBe('launched')
  expect(await once('long', flown)).toBe(`resumed ${subject}`)
})

it('is answered in the end where the commit that was to do it did not come to be', async () => {
  const work = async (key: HeldKey<string>) => {
    await key.accept(randomUUID())
    const rolledBack = unitOfWork.run(async () => {
      await key.answer('undone')
      throw new Error('rolled back')
    })
    await expect(rolledBack).rejects.toThrow('rolled back')
    return { value: 'done', final: true }
  }
  expect(await once('rolled back', work)).toBe('done')
  expect(await once('rolled back', work)).toBe('done')
})

it('is forgotten when it is replayed no more, a few at a time', async () => {
  const old = ['yesterday 1', 'yesterday 2', 'yesterday 3']
  for (const key of [...old, 'today']) await once(key, flown)
  await database.query(
    `update kites.idempotency_keys set claimed_at = now() - interval '26 hours' where key = any($1)`,
    [old],
  )
  const forgetSome = () => keys.in('kites').forgetOld(2)
  expect([await forgetSome(), await forgetSome(), await forgetSome()]).toEqual([2, 1, 0])
  expect(await once(old[0]!, flown, { body: { kite: 'blue' } })).toMatch(/^flight/)
  await expect(once('today', flown, { body: { kite: 'blue' } })).rejects.toThrow(IdempotencyKeyReused)
})

it('is no part of a unit of work: what was answered must not be undone', async () => {
  await expect(unitOfWork.run(() => once('inside', flown))).rejects.toThrow()
})
