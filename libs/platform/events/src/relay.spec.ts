import { Latch, testDatabase, type TestDatabase } from '@twofold/platform-testing'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { PublisherUnavailable } from './event-publisher.js'
import { createSchemas, eventProcess, type EventProcess } from './event-process.fixture.js'
import { gardenContract } from './garden.fixture.js'
import { Outbox } from './outbox.js'
import { RecordingPublisher } from './recording-publisher.fixture.js'

const { plantPotted } = gardenContract.events

describe('the relay', () => {
  let database: TestDatabase
  let processes: EventProcess[]

  beforeEach(async () => {
    database = await testDatabase()
    await createSchemas(database.url, 'garden')
    processes = []
  })
  afterEach(async () => {
    vi.useRealTimers()
    for (const process of processes) await process.stop()
    await database.drop()
  })

  async function start(name = 'a', publisher = new RecordingPublisher()) {
    const process = await eventProcess({
      url: database.url,
      name,
      publisher,
      domains: [{ schema: 'garden', reactions: [] }],
    })
    processes.push(process)
    await process.start()
    const outbox = process.get(Outbox)
    const tell = (...plants: string[]) =>
      process.inUnit(() => {
        for (const plantId of plants) outbox.append(plantPotted, { plantId, note: '' })
      })
    return { publisher, tell, stop: () => process.stop() }
  }

  const unmarked = () => database.query('select aggregate, version from garden.outbox where published_at is null')
  const allMarked = () => expect.poll(unmarked).toEqual([])

  it('is woken by a commit, without waiting for its next poll', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] })
    const { publisher, tell } = await start()
    await tell('fern')
    await allMarked()
    const published = new Latch()
    publisher.before = () => published.open()
    await tell('rose')
    await published.opened
  })

  it('publishes in one process what another has told, and marks it', async () => {
    const a = await start('a')
    await a.tell('fern')
    await allMarked()
    const held = new Latch()
    a.publisher.before = () => held.opened
    const b = await start('b')
    await b.tell('fern', 'rose')
    await expect.poll(() => a.publisher.inHand.toSorted()).toEqual(['fern 2', 'rose 1'])
    held.open()
    await allMarked()
    expect(b.publisher.published).toEqual([])
  })

  it('publishes more than it holds at once, each aggregate in order and one at a time', async () => {
    const { publisher, tell } = await start()
    const inHand = new Set<string>()
    publisher.before = async (event, { aggregate }) => {
      expect(inHand).not.toContain(aggregate)
      inHand.add(aggregate)
      await new Promise(setImmediate)
      inHand.delete(aggregate)
    }
    const plants = Array.from({ length: 300 }, (_, index) => `plant-${index}`)
    for (let round = 0; round < 3; round++) await tell(...plants)
    await allMarked()
    expect(publisher.published).toHaveLength(900)
    for (const plant of plants) {
      const events = publisher.published.filter((event) => event.startsWith(`${plant} `))
      expect(events).toEqual([`${plant} 1`, `${plant} 2`, `${plant} 3`])
    }
  })

  it('holds back the later events of an aggregate whose event cannot be published, and of no other', async () => {
    const { publisher, tell } = await start()
    let mended = false
    publisher.before = (event) => {
      if (event === 'fern 1' && !mended) throw new Error('too large')
    }
    await tell('fern', 'fern', 'rose', 'rose')
    await tell('fern', 'rose')
    await expect.poll(() => publisher.published).toEqual(['rose 1', 'rose 2', 'rose 3'])
    mended = true
    await allMarked()
    expect(publisher.published.slice(3)).toEqual(['fern 1', 'fern 2', 'fern 3'])
  })

  it('goes on when the publisher is there again', async () => {
    const { publisher, tell } = await start()
    const tried = new Latch()
    publisher.before = () => {
      tried.open()
      throw new PublisherUnavailable('down')
    }
    await tell('fern', 'fern', 'rose')
    await tried.opened
    publisher.before = () => {}
    await allMarked()
    expect(publisher.published.toSorted()).toEqual(['fern 1', 'fern 2', 'rose 1'])
  })

  it('leaves its place to another process when its session is lost', async () => {
    const a = await start('a')
    const held = new Latch()
    const begun = new Latch()
    a.publisher.before = () => {
      begun.open()
      return held.opened
    }
    await a.tell('fern', 'fern')
    await begun.opened
    const b = await start('b')
    expect(await database.cutOff('a-relay')).toBe(1)
    await expect.poll(() => b.publisher.published).toEqual(['fern 1', 'fern 2'])
    await allMarked()
    held.open()
    await b.tell('fern')
    await expect.poll(() => b.publisher.published).toEqual(['fern 1', 'fern 2', 'fern 3'])
    // What it had in hand comes twice; with its session it lost the right to take more.
    expect(a.publisher.published).toEqual(['fern 1'])
  })

  it('publishes an event again when it dies between publishing and marking', async () => {
    const { publisher, tell } = await start('a')
    publisher.before = async (event) => {
      if (event === 'fern 1' && publisher.published.length === 0) await database.cutOff('a-relay')
    }
    await tell('fern')
    await allMarked()
    expect(publisher.published).toEqual(['fern 1', 'fern 1'])
  })

  it('publishes all that is retained again, in order, when the place was made anew', async () => {
    const { publisher, tell } = await start()
    await tell('fern', 'fern', 'rose')
    await allMarked()
    publisher.published.length = 0
    publisher.placeName = 'second place'
    publisher.doubt()
    await tell('fern')
    await expect.poll(() => publisher.published.length).toBe(4)
    await allMarked()
    expect(publisher.published.filter((event) => event.startsWith('fern'))).toEqual(['fern 1', 'fern 2', 'fern 3'])
  })

  it('finishes what it has in hand when it stops, and takes no more', async () => {
    const { publisher, tell, stop } = await start()
    const held = new Latch()
    const begun = new Latch()
    publisher.before = () => {
      begun.open()
      return held.opened
    }
    await tell('fern', 'fern')
    await begun.opened
    const stopped = stop()
    held.open()
    await stopped
    expect(publisher.published).toEqual(['fern 1'])
    expect(await unmarked()).toEqual([{ aggregate: 'fern', version: 2 }])
  })
})
