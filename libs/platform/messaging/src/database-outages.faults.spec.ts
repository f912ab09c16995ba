import { testDatabase, testNats } from '@twofold/platform-testing'
import { expect, it, onTestFinished } from 'vitest'
import { eventWorld } from './event-world.fixture.js'

it.each(['in process', 'over JetStream'])('events %s are not to blame for a database that goes away', async (shape) => {
  const natsUrl = shape === 'over JetStream' ? await testNats() : undefined
  const database = await testDatabase()
  const world = eventWorld()
  await world.migrate(database.url)
  const process = await world.start({ name: 'a', databaseUrl: database.url, natsUrl })
  onTestFinished(async () => {
    await process.stop()
    await database.drop()
  })
  let cuts = 0
  world.after = async () => {
    if (cuts++ < 5) await database.cutOff('a')
  }
  await process.pot('fern', 'fern')
  const versions = async () =>
    (await database.query<{ version: number }>(`select version from ${world.diary}.entries order by position`)).map(
      ({ version }) => version,
    )
  await expect.poll(versions, { timeout: 15_000 }).toEqual([1, 2])
  expect(await database.query(`select 1 from ${world.diary}.dead_letters`)).toEqual([])
})
