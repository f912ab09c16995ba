import { Injectable } from '@nestjs/common'
import { type EventMessage, newId } from '@twofold/platform-contract'
import { Latch, testDatabase, type TestDatabase } from '@twofold/platform-testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Consumer, Consumers } from './consumers.js'
import { DeadLetterTable } from './dead-letter-table.js'
import { DeadLetters } from './dead-letters.js'
import { createSchemas, eventProcess, type EventProcess } from './event-process.fixture.js'
import { gardenContract } from './garden.fixture.js'
import { Inbox } from './inbox.js'
import { type Reaction, ReactsTo } from './reaction.js'

const { plantPotted, plantWatered } = gardenContract.events
type Potted = EventMessage<{ plantId: string; note: string }>

const poison = new Set<string>()
const applied: string[] = []

@ReactsTo(plantPotted)
@Injectable()
class AdmirePlantWhenPotted implements Reaction<typeof plantPotted> {
  react({ aggregate, version }: Potted): Promise<void> {
    if (poison.has(`${aggregate} ${version}`)) return Promise.reject(new Error('poison\0'))
    applied.push(`${aggregate} ${version}`)
    return Promise.resolve()
  }
}

function message(aggregate: string, version: number, changes: Partial<EventMessage> = {}): EventMessage {
  const common = { id: newId(), subject: plantPotted.subject, occurredAt: '', traceparent: '', requestId: 'r' }
  return { ...common, aggregate, version, previous: version - 1, payload: { plantId: aggregate, note: '' }, ...changes }
}

describe('dead letters', () => {
  let database: TestDatabase
  let process: EventProcess
  let consumer: Consumer
  const take = (message: EventMessage) => process.get(Inbox).take(consumer, message, 'any order')
  const replay = () => process.get(DeadLetters).replay({ consumer: consumer.name })
  const letters = () =>
    database.query('select aggregate, version, tries from diary.dead_letters order by aggregate, version')

  beforeAll(async () => {
    database = await testDatabase()
    await createSchemas(database.url, 'diary')
    const domains = [{ schema: 'diary', reactions: [AdmirePlantWhenPotted] }]
    process = await eventProcess({ url: database.url, domains, providers: [AdmirePlantWhenPotted] })
    await process.start('connect')
    consumer = process.get(Consumers).all[0]!
  })
  beforeEach(async () => {
    poison.clear()
    applied.length = 0
    await database.query('truncate diary.inbox, diary.inbox_versions, diary.dead_letters')
  })
  afterAll(async () => {
    await process.stop()
    await database.drop()
  })

  async function parkFern() {
    poison.add('fern 2')
    await take(message('fern', 1))
    const second = message('fern', 2)
    for (let attempt = 1; attempt < 5; attempt++) expect(await take(second)).toBe('failed')
    expect(await take(second)).toBe('parked')
    return second
  }

  it('park a poison event with its own aggregate and nobody else’s', async () => {
    const second = await parkFern()
    expect(await take(message('fern', 3))).toBe('parked')
    expect(await take(message('rose', 1))).toBe('applied')
    expect(await letters()).toEqual([
      { aggregate: 'fern', version: 2, tries: 5 },
      { aggregate: 'fern', version: 3, tries: 0 },
    ])
    expect(await take(second)).toBe('parked')
    expect(await letters()).toHaveLength(2)
  })

  it('are applied in order once the poison is gone, with those that came after', async () => {
    await parkFern()
    await take(message('fern', 4))
    await take(message('fern', 3, { subject: plantWatered.subject }))
    poison.clear()
    expect(await replay()).toEqual({ applied: 2, failed: [] })
    expect(applied).toEqual(['fern 1', 'fern 2', 'fern 4'])
    expect(await letters()).toEqual([])
    expect(await take(message('fern', 5))).toBe('applied')
  })

  it('stay where they are when they fail again, and keep count', async () => {
    await parkFern()
    const { failed } = await replay()
    expect(failed).toMatchObject([{ consumer: consumer.name, aggregate: 'fern' }])
    expect(await letters()).toEqual([{ aggregate: 'fern', version: 2, tries: 6 }])
    expect(await take(message('fern', 3))).toBe('parked')
  })

  it('lose nothing that comes while they are replayed', async () => {
    await parkFern()
    poison.clear()
    let next = 3
    const verdicts = new Map<number, string>()
    const replayed = replay()
    for (; next < 20; next++) {
      const event = message('fern', next)
      do verdicts.set(next, await take(event))
      while (verdicts.get(next) === 'waiting')
    }
    await replayed
    await replay()
    expect(applied).toEqual(Array.from({ length: 19 }, (_, index) => `fern ${index + 1}`))
  })

  it('get no letter more while the last one is being dealt with', async () => {
    await parkFern()
    const unparked = new Latch()
    const held = new Latch()
    const unparking = process.inUnit(async () => {
      await process.get(DeadLetterTable).unpark(consumer, 'fern')
      unparked.open()
      await held.opened
    })
    await unparked.opened
    const put = process.get(DeadLetterTable).putBehind(consumer, message('fern', 3))
    const blocked = `select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`
    await expect.poll(() => database.query(blocked)).toHaveLength(1)
    held.open()
    await unparking
    expect(await put).toBe(false)
    expect(await letters()).toHaveLength(1)
  })

  it('take an event that cannot be read at once: trying again is of no use', async () => {
    expect(await take(message('fern', 1, { payload: { plantId: 7 } }))).toBe('parked')
    expect(await letters()).toEqual([{ aggregate: 'fern', version: 1, tries: 1 }])
    expect(await take(message('fern', 2))).toBe('parked')
  })

  it('keep what is not an event at all, and park nothing for it', async () => {
    await process.get(Inbox).refuse(consumer, { body: 'AAEC' }, 'not JSON')
    expect(await letters()).toEqual([{ aggregate: null, version: null, tries: 0 }])
    expect(await replay()).toEqual({ applied: 0, failed: [] })
  })
})
