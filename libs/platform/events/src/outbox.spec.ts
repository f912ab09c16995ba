import { withBackgroundCall } from '@twofold/platform-context'
import { testDatabase, type TestDatabase } from '@twofold/platform-testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createSchemas, eventProcess, type EventProcess } from './event-process.fixture.js'
import { gardenContract } from './garden.fixture.js'
import { Outbox } from './outbox.js'

const { plantPotted, plantWatered } = gardenContract.events

describe('the outbox', () => {
  let database: TestDatabase
  let process: EventProcess
  let outbox: Outbox
  interface Row {
    subject: string
    aggregate: string
    version: number
    previous: number
  }
  const rows = () =>
    database.query<Row>(
      'select subject, aggregate, version, previous, request_id, payload from garden.outbox order by position',
    )
  const versions = async () => (await rows()).map(({ aggregate, version }) => `${aggregate} ${version}`)

  beforeAll(async () => {
    database = await testDatabase()
    await createSchemas(database.url, 'garden')
    process = await eventProcess({ url: database.url, domains: [{ schema: 'garden', reactions: [] }] })
    await process.start('connect')
    outbox = process.get(Outbox)
  })
  beforeEach(() => database.query('truncate garden.outbox, garden.aggregate_versions'))
  afterAll(async () => {
    await process.stop()
    await database.drop()
  })

  it('keeps an event with the change that it tells of', async () => {
    await withBackgroundCall({ requestId: 'request-1' }, () =>
      process.inUnit(() => outbox.append(plantPotted, { plantId: 'fern', note: 'green' })),
    )
    expect(await rows()).toEqual([
      {
        subject: 'garden.event.plant-potted',
        aggregate: 'fern',
        version: 1,
        previous: 0,
        request_id: 'request-1',
        payload: { plantId: 'fern', note: 'green' },
      },
    ])
  })

  it('tells of nothing when the unit of work is rolled back, and leaves no gap', async () => {
    const failing = process.inUnit(() => {
      outbox.append(plantPotted, { plantId: 'fern', note: '' })
      throw new Error('rolled back')
    })
    await expect(failing).rejects.toThrow('rolled back')
    await process.inUnit(() => outbox.append(plantPotted, { plantId: 'fern', note: '' }))
    expect(await versions()).toEqual(['fern 1'])
  })

  it('refuses an event outside a unit of work', async () => {
    expect(() => outbox.append(plantPotted, { plantId: 'fern', note: '' })).toThrow('outside a unit of work')
    expect(await rows()).toEqual([])
  })

  it('counts the events of each aggregate without gaps and says which was the last of the subject, whoever writes at once', async () => {
    const writes = Array.from({ length: 40 }, (_, index) =>
      process.inUnit(() =>
        outbox.append(index % 2 ? plantPotted : plantWatered, { plantId: index % 4 < 2 ? 'fern' : 'rose', note: '' }),
      ),
    )
    await Promise.all(writes)
    const inOrder = Array.from({ length: 20 }, (_, index) => index + 1)
    const written = await rows()
    for (const plant of ['fern', 'rose']) {
      const ofPlant = written.filter(({ aggregate }) => aggregate === plant)
      expect(ofPlant.map(({ version }) => version)).toEqual(inOrder)
      for (const subject of new Set(ofPlant.map((row) => row.subject))) {
        const ofSubject = ofPlant.filter((row) => row.subject === subject)
        expect(ofSubject.map(({ previous }) => previous)).toEqual(
          [0, ...ofSubject.map(({ version }) => version)].slice(0, -1),
        )
      }
    }
  })

  /** As the release before did it, which knows nothing of subjects. */
  const tellAsBefore = (event: typeof plantPotted | typeof plantWatered, plant: string) =>
    database.query(
      `with counted as (
         insert into garden.aggregate_versions as last (aggregate, version) values ($1, 1)
         on conflict (aggregate) do update set version = last.version + 1
         returning version
       )
       insert into garden.outbox (id, subject, aggregate, version, request_id, traceparent, payload)
       select gen_random_uuid(), $2, $1, version, '', '', '{}' from counted`,
      [plant, event.subject],
    )

  it('keeps the order of what one unit tells of an aggregate', async () => {
    const told = [plantPotted, plantWatered, plantPotted, plantPotted, plantWatered]
    await process.inUnit(() => {
      for (const event of told) outbox.append(event, { plantId: 'fern', note: '' })
    })
    expect((await rows()).map(({ subject, version }) => [subject, version])).toEqual(
      told.map(({ subject }, index) => [subject, index + 1]),
    )
  })

  it('never says too little of what was before, while an earlier release tells as well', async () => {
    const tell = (event: typeof plantPotted | typeof plantWatered) =>
      process.inUnit(() => outbox.append(event, { plantId: 'fern', note: '' }))
    await tellAsBefore(plantPotted, 'fern')
    await tell(plantWatered)
    await tell(plantPotted)
    await tell(plantWatered)
    await tellAsBefore(plantPotted, 'fern')
    await tell(plantPotted)
    await tell(plantWatered)
    await tell(plantPotted)
    await tell(plantWatered)
    expect((await rows()).map(({ version, previous }) => [version, previous])).toEqual([
      [1, null],
      [2, null],
      [3, null],
      [4, 2],
      [5, null],
      [6, null],
      [7, null],
      [8, 6],
      [9, 7],
    ])
  })

  it('gives back a payload with characters that PostgreSQL refuses in text', async () => {
    const note = 'a\0b\ud800'
    await process.inUnit(() => outbox.append(plantPotted, { plantId: 'fern', note }))
    const [row] = await database.query<{ payload: string }>('select payload::text as payload from garden.outbox')
    expect(JSON.parse(row!.payload)).toEqual({ plantId: 'fern', note })
  })
})
