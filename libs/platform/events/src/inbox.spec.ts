import { currentCall } from '@twofold/platform-context'
import { type EventMessage, newId, Unavailable } from '@twofold/platform-contract'
import { UnitOfWork } from '@twofold/platform-database'
import { testDatabase, type TestDatabase } from '@twofold/platform-testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Injectable } from '@nestjs/common'
import { type Consumer, Consumers } from './consumers.js'
import { createSchemas, eventProcess, type EventProcess } from './event-process.fixture.js'
import { gardenContract } from './garden.fixture.js'
import { Inbox } from './inbox.js'
import type { Arrival } from './inbox-versions.js'
import { type Reaction, ReactsTo } from './reaction.js'

const { plantPotted, plantWatered } = gardenContract.events
type Potted = EventMessage<{ plantId: string; note: string }>

let meanwhile: (message: Potted) => Promise<void> | void

@ReactsTo(plantPotted)
@Injectable()
class WriteDiaryWhenPlantPotted implements Reaction<typeof plantPotted> {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async react(message: Potted) {
    const { aggregate, version } = message
    await this.unitOfWork.manager.query('insert into diary.entries values ($1)', [`${aggregate} ${version}`])
    await meanwhile(message)
  }
}

function message(aggregate: string, version: number, changes: Partial<EventMessage> = {}): EventMessage {
  const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'
  const common = { id: newId(), subject: plantPotted.subject, occurredAt: new Date().toISOString(), traceparent }
  return {
    ...common,
    aggregate,
    version,
    previous: version - 1,
    requestId: 'r',
    payload: { plantId: aggregate, note: '' },
    ...changes,
  }
}

describe('the inbox', () => {
  let database: TestDatabase
  let process: EventProcess
  let consumer: Consumer
  const take = (message: EventMessage, arrival: Arrival = 'any order') =>
    process.get(Inbox).take(consumer, message, arrival)
  const entries = async () =>
    (await database.query<{ entry: string }>('select entry from diary.entries order by entry')).map(
      ({ entry }) => entry,
    )

  beforeAll(async () => {
    database = await testDatabase()
    await createSchemas(database.url, 'diary')
    await database.query('create table diary.entries (entry text)')
    process = await eventProcess({
      url: database.url,
      domains: [{ schema: 'diary', reactions: [WriteDiaryWhenPlantPotted] }],
      providers: [WriteDiaryWhenPlantPotted],
    })
    await process.start('connect')
    consumer = process.get(Consumers).all[0]!
  })
  beforeEach(async () => {
    meanwhile = () => {}
    await database.query('truncate diary.entries, diary.inbox, diary.inbox_versions, diary.dead_letters')
  })
  afterAll(async () => {
    await process.stop()
    await database.drop()
  })

  it('names the consumer after its schema and its reaction', () => {
    expect(consumer.name).toBe('diary--write-diary-when-plant-potted')
  })

  it('applies an event once, however often it comes at once', async () => {
    const potted = message('fern', 1)
    const verdicts = await Promise.all(Array.from({ length: 8 }, () => take(potted)))
    expect(verdicts.filter((verdict) => verdict === 'applied')).toHaveLength(1)
    expect(await take(potted)).toBe('repeated')
    expect(await entries()).toEqual(['fern 1'])
  })

  it('undoes what a failing reaction wrote, and applies it the next time', async () => {
    meanwhile = () => {
      throw new Error('not yet')
    }
    const potted = message('fern', 1)
    expect(await take(potted)).toBe('failed')
    expect(await entries()).toEqual([])
    meanwhile = () => {}
    expect(await take(potted)).toBe('applied')
  })

  it('waits for what is missing, and then applies both in order', async () => {
    await take(message('fern', 1))
    const third = message('fern', 3)
    expect(await take(third)).toBe('waiting')
    expect(await take(message('fern', 2))).toBe('applied')
    expect(await take(third)).toBe('applied')
    expect(await entries()).toEqual(['fern 1', 'fern 2', 'fern 3'])
  })

  it('waits for nothing but events that it reacts to', async () => {
    await take(message('fern', 1))
    expect(await take(message('fern', 2, { subject: plantWatered.subject }))).toBe('passed')
    const seventh = message('fern', 7, { previous: 5 })
    expect(await take(seventh)).toBe('waiting')
    expect(await take(message('fern', 5, { previous: 1 }))).toBe('applied')
    expect(await take(seventh)).toBe('applied')
    expect(await take(message('rose', 4, { previous: 0 }))).toBe('applied')
    expect(await entries()).toEqual(['fern 1', 'fern 5', 'fern 7', 'rose 4'])
  })

  it('takes what does not say what was before it only where nothing earlier can come', async () => {
    const [third, sixth] = [3, 6].map((version) => message('fern', version, { previous: undefined })) as [
      Potted,
      Potted,
    ]
    expect(await take(third)).toBe('waiting')
    expect(await take(third, 'nothing earlier')).toBe('applied')
    expect(await take(sixth)).toBe('waiting')
    expect(await take(message('fern', 5, { previous: 3 }))).toBe('applied')
    expect(await take(sixth, 'nothing earlier')).toBe('applied')
    expect(await take(message('fern', 7, { previous: undefined }), 'in order')).toBe('applied')
    expect(await entries()).toEqual(['fern 3', 'fern 5', 'fern 6', 'fern 7'])
  })

  it('begins in the middle of an aggregate only where nothing earlier can come', async () => {
    const seventh = message('fern', 7)
    expect(await take(seventh)).toBe('waiting')
    expect(await take(seventh, 'nothing earlier')).toBe('applied')
    expect(await take(message('fern', 8))).toBe('applied')
  })

  it('parks an aggregate of which an event got lost', async () => {
    await take(message('fern', 1))
    expect(await take(message('fern', 3), 'nothing earlier')).toBe('parked')
    expect(await database.query('select version, error ~ $1 as told from diary.dead_letters', ['never came'])).toEqual([
      { version: 3, told: true },
    ])
  })

  it('takes rising versions from one who keeps the order and leaves out what is not reacted to', async () => {
    expect(await take(message('fern', 2), 'in order')).toBe('applied')
    expect(await take(message('fern', 5), 'in order')).toBe('applied')
    expect(await take(message('fern', 4), 'in order')).toBe('repeated')
  })

  it('gives a reaction the parsed payload, and the request that caused the event', async () => {
    const seen: unknown[] = []
    meanwhile = ({ payload }) => void seen.push(payload, currentCall()?.requestId)
    const payload = { plantId: 'fern', note: 'from a newer version', colour: 'green' }
    await take(message('fern', 1, { payload, requestId: 'request-9' }))
    expect(seen).toEqual([{ plantId: 'fern', note: 'from a newer version' }, 'request-9'])
  })

  it('never blames an event for what is not available', async () => {
    meanwhile = () => {
      throw new Unavailable('a neighbour is away')
    }
    const potted = message('fern', 1)
    for (let attempt = 0; attempt < 6; attempt++) expect(await take(potted)).toBe('unavailable')
    meanwhile = () => {}
    expect(await take(potted)).toBe('applied')
  })

  it('never blames an event for a lost database connection', async () => {
    meanwhile = async () => {
      await database.cutOff('process')
    }
    const potted = message('fern', 1)
    for (let attempt = 0; attempt < 6; attempt++) expect(await take(potted)).toBe('unavailable')
    meanwhile = () => {}
    expect(await take(potted)).toBe('applied')
    expect(await entries()).toEqual(['fern 1'])
  })
})
