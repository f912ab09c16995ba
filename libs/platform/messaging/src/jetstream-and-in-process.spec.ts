import { DeadLetters } from '@twofold/platform-events'
import { Latch, testDatabase, type TestDatabase, testNats } from '@twofold/platform-testing'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type EventProcess, eventWorld, type EventWorld } from './event-world.fixture.js'

describe.each(['in process', 'over JetStream'])('events %s', (shape) => {
  let natsUrl: string | undefined
  let database: TestDatabase
  let world: EventWorld
  let processes: EventProcess[]

  beforeAll(async () => {
    if (shape === 'over JetStream') natsUrl = await testNats()
  })
  beforeEach(async () => {
    database = await testDatabase()
    world = eventWorld()
    await world.migrate(database.url)
    processes = []
  })
  afterEach(async () => {
    await Promise.all(processes.map((process) => process.stop()))
    await database.drop()
  })

  async function start(name: string) {
    const process = await world.start({ name, databaseUrl: database.url, natsUrl })
    processes.push(process)
    return process
  }

  /** Each plant's versions, in the order in which they were applied. */
  async function entries(): Promise<Record<string, number[]>> {
    const rows = await database.query<{ plant: string; versions: number[] }>(
      `select plant, array_agg(version order by position) as versions from ${world.diary}.entries group by plant`,
    )
    return Object.fromEntries(rows.map(({ plant, versions }) => [plant, versions]))
  }
  const allPublished = () =>
    expect
      .poll(() => database.query(`select 1 from ${world.garden.domain}.outbox where published_at is null`), {
        timeout: 15_000,
      })
      .toEqual([])
  const eventually = { timeout: 15_000 }

  it('are told once to each who reacts to them, in the order of each aggregate', async () => {
    const process = await start('a')
    const plants = Array.from({ length: 20 }, (_, index) => `plant-${index}`)
    for (let round = 0; round < 3; round++) {
      await process.pot(...plants)
      await process.water(...plants)
    }
    const expected = Object.fromEntries(plants.map((plant) => [plant, [1, 3, 5]]))
    await expect.poll(entries, eventually).toEqual(expected)
    const waterings = () => database.query(`select 1 from ${world.diary}.waterings`)
    await expect.poll(async () => (await waterings()).length, eventually).toBe(60)
    expect(await process.counted('repeated')).toBe(0)
  })

  it('keep their order when two replicas take them', async () => {
    const [a] = [await start('a'), await start('b')]
    const plants = Array.from({ length: 10 }, (_, index) => `plant-${index}`)
    for (let round = 0; round < 6; round++) await a.pot(...plants)
    const expected = Object.fromEntries(plants.map((plant) => [plant, [1, 2, 3, 4, 5, 6]]))
    await expect.poll(entries, eventually).toEqual(expected)
  })

  it('are applied once when they are published twice', async () => {
    const process = await start('a')
    await process.pot('fern', 'fern', 'rose')
    await expect.poll(entries, eventually).toEqual({ fern: [1, 2], rose: [1] })
    await allPublished()
    // As a relay leaves them that dies between publishing and marking. Other ids get past JetStream's own dedupe.
    await database.query(`update ${world.garden.domain}.outbox set published_at = null, id = gen_random_uuid()`)
    await process.pot('fern', 'rose')
    await expect.poll(entries, eventually).toEqual({ fern: [1, 2, 3], rose: [1, 2] })
    await allPublished()
  })

  it('park their own aggregate and nobody else’s when they are poison, and can be replayed', async () => {
    const process = await start('a')
    world.after = (entry) => {
      if (entry === 'fern 1') throw new Error('poison')
    }
    await process.pot('fern', 'rose', 'fern', 'rose')
    await expect.poll(entries, eventually).toEqual({ rose: [1, 2] })
    const letters = () => database.query(`select aggregate, version from ${world.diary}.dead_letters order by version`)
    const expected = [
      { aggregate: 'fern', version: 1 },
      { aggregate: 'fern', version: 2 },
    ]
    await expect.poll(letters, eventually).toEqual(expected)
    world.after = () => {}
    const replayed = await process.app.get(DeadLetters, { strict: false }).replay()
    expect(replayed).toEqual({ applied: 2, failed: [] })
    await process.pot('fern')
    await expect.poll(entries, eventually).toEqual({ fern: [1, 2, 3], rose: [1, 2] })
  })

  it('are finished when the process stops, and none comes again', async () => {
    const a = await start('a')
    const begun = new Latch()
    const held = new Latch()
    world.before = () => {
      begun.open()
      return held.opened
    }
    const plants = Array.from({ length: 20 }, (_, index) => `plant-${index}`)
    await a.pot(...plants)
    await begun.opened
    const stopped = a.stop()
    held.open()
    await stopped
    const b = await start('b')
    await b.pot(...plants)
    const expected = Object.fromEntries(plants.map((plant) => [plant, [1, 2]]))
    await expect.poll(entries, eventually).toEqual(expected)
    expect(await b.counted('repeated')).toBe(0)
  })
})
