import { once } from 'node:events'
import { createConnection } from 'node:net'
import { newId } from '@twofold/platform-contract'
import { Lifecycle } from '@twofold/platform-lifecycle'
import { Latch, OwnNats, testDatabase, type TestDatabase } from '@twofold/platform-testing'
import { AckPolicy, jetstreamManager, type JetStreamManager } from '@nats-io/jetstream'
import { connect, type NatsConnection } from '@nats-io/transport-node'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type EventProcess, eventWorld, type EventWorld } from './event-world.fixture.js'
import { NatsLink } from './nats-link.js'

const eventually = { timeout: 20_000 }

describe('events between processes', { timeout: 40_000 }, () => {
  let nats: OwnNats
  let databases: { garden: TestDatabase; diary: TestDatabase }
  let world: EventWorld
  let processes: EventProcess[]

  beforeEach(async () => {
    nats = await OwnNats.start()
    databases = { garden: await testDatabase(), diary: await testDatabase() }
    world = eventWorld()
    for (const { url } of Object.values(databases)) await world.migrate(url)
    processes = []
  })
  afterEach(async () => {
    await Promise.all(processes.map((process) => process.stop()))
    for (const database of Object.values(databases)) await database.drop()
    await nats.stop()
  })

  async function start(domain: 'garden' | 'diary', name: string = domain) {
    const options = { name, databaseUrl: databases[domain].url, natsUrl: nats.url, local: [domain] }
    const process = await world.start(options)
    processes.push(process)
    return process
  }

  async function withJetStream<T>(work: (manager: JetStreamManager, connection: NatsConnection) => Promise<T>) {
    const connection = await connect({ servers: nats.url })
    try {
      return await work(await jetstreamManager(connection), connection)
    } finally {
      await connection.close()
    }
  }

  /** What the server knows of the diary's two consumers. */
  const consumers = () => withJetStream((manager) => manager.consumers.list(`${world.garden.domain}-events`).next())
  const ofPotted = async () => (await consumers()).find(({ name }) => name.endsWith('potted'))!

  async function entries(): Promise<Record<string, number[]>> {
    const rows = await databases.diary.query<{ plant: string; versions: number[] }>(
      `select plant, array_agg(version order by position) as versions from ${world.diary}.entries group by plant`,
    )
    return Object.fromEntries(rows.map(({ plant, versions }) => [plant, versions]))
  }

  it('are taken by a consumer that was there before their stream', async () => {
    await start('diary')
    const garden = await start('garden')
    await garden.pot('fern')
    await expect.poll(entries, eventually).toEqual({ fern: [1] })
  })

  it('wait for NATS while it is away, and are told once', async () => {
    const garden = await start('garden')
    await start('diary')
    await garden.pot('fern', 'rose')
    await expect.poll(entries, eventually).toEqual({ fern: [1], rose: [1] })
    await nats.kill()
    await garden.pot('fern', 'rose')
    await garden.pot('fern')
    await nats.start()
    await expect.poll(entries, eventually).toEqual({ fern: [1, 2, 3], rose: [1, 2] })
  })

  it('are told again after NATS was wiped: none is lost, none is applied twice', async () => {
    const garden = await start('garden')
    const first = await start('diary')
    await garden.pot('fern', 'rose', 'fern')
    await expect.poll(entries, eventually).toEqual({ fern: [1, 2], rose: [1] })
    await first.stop()
    // These are in the stream alone when it is lost, and marked as published.
    await garden.pot('fern', 'moss')
    const unpublished = `select 1 from ${world.garden.domain}.outbox where published_at is null`
    await expect.poll(() => databases.garden.query(unpublished), eventually).toEqual([])
    await nats.kill()
    nats.wipe()
    await nats.start()
    await start('diary', 'diary-again')
    await expect.poll(entries, eventually).toEqual({ fern: [1, 2, 3], rose: [1], moss: [1] })
    await garden.pot('rose')
    await expect.poll(entries, eventually).toEqual({ fern: [1, 2, 3], rose: [1, 2], moss: [1] })
  })

  it('are applied once when a process dies between applying and acknowledging', async () => {
    const garden = await start('garden')
    const victim = await start('diary', 'victim')
    world.after = async (_entry, process) => {
      if (process === 'victim') await victim.app.get(NatsLink, { strict: false }).connection.close()
    }
    await garden.pot('fern')
    await expect.poll(entries, eventually).toEqual({ fern: [1] })
    const heir = await start('diary', 'heir')
    await expect.poll(() => heir.counted('repeated'), eventually).toBe(1)
    await garden.pot('fern')
    await expect.poll(entries, eventually).toEqual({ fern: [1, 2] })
  })

  it('in hand or on their way are settled when a process stops, and none comes again', async () => {
    await start('garden')
    const first = await start('diary')
    await expect.poll(async () => (await consumers()).map(({ num_waiting }) => num_waiting), eventually).toEqual([1, 1])
    const plants = Array.from({ length: 50 }, (_, index) => `plant-${index}`)
    await publishAndLookAway(plants)
    await first.stop()
    const counts = () => ofPotted().then((consumer) => [consumer.delivered.stream_seq, consumer.num_ack_pending])
    // What the server has delivered, all of it, is acknowledged.
    await expect.poll(counts, eventually).toEqual([50, 0])
    expect(await entries()).toEqual(Object.fromEntries(plants.map((plant) => [plant, [1]])))
  })

  /** Has events delivered while this process does not look: they lie in its socket. */
  async function publishAndLookAway(plants: string[]) {
    const { subject } = world.garden.events.plantPotted
    const { port, hostname } = new URL(nats.url)
    const socket = createConnection(Number(port), hostname)
    await once(socket, 'data')
    const messages = plants.map((plantId) => {
      const common = { id: newId(), subject, version: 1, previous: 0, occurredAt: '', requestId: '', traceparent: '' }
      const body = JSON.stringify({ ...common, aggregate: plantId, payload: { plantId, note: '' } })
      return `PUB ${subject} ${body.length}\r\n${body}\r\n`
    })
    socket.write(`CONNECT {"verbose":false}\r\n${messages.join('')}`)
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500)
    socket.on('error', () => {}).end()
  }

  it('wait for an earlier one that another replica has in hand, though that takes longer than an ack wait', async () => {
    const garden = await start('garden')
    const a = await start('diary', 'a')
    const held = new Latch()
    world.before = () => held.opened
    // The first ones keep it busy: it has not even begun with the last.
    await garden.pot('1', '2', '3', '4', '5', 'fern')
    const delivered = async () => (await ofPotted()).delivered.stream_seq
    await expect.poll(delivered, eventually).toBe(6)
    // From here on, it takes no more.
    a.app.get(Lifecycle).tellAbility(false)
    const b = await start('diary', 'b')
    await garden.pot('fern')
    // Half a second each: it has asked the server often whether anything earlier is left.
    await expect.poll(() => b.counted('waiting'), eventually).toBeGreaterThan(16)
    expect((await ofPotted()).num_redelivered).toBe(0)
    held.open()
    await expect.poll(async () => (await entries()).fern, eventually).toEqual([1, 2])
  })

  it('that are too large hold back their own aggregate and nobody else’s', async () => {
    const garden = await start('garden')
    await start('diary')
    const large = 'x'.repeat(1_100_000)
    await databases.garden.query(
      `with counted as (insert into ${world.garden.domain}.aggregate_versions values ('fern', 1))
       insert into ${world.garden.domain}.outbox (id, subject, aggregate, version, request_id, traceparent, payload)
       values (gen_random_uuid(), $1, 'fern', 1, '', '', json_build_object('plantId', 'fern', 'note', $2::text))`,
      [world.garden.events.plantPotted.subject, large],
    )
    await garden.pot('fern', 'rose', 'rose')
    await expect.poll(entries, eventually).toEqual({ rose: [1, 2] })
    const waiting = `select aggregate, version from ${world.garden.domain}.outbox where published_at is null order by 2`
    expect(await databases.garden.query(waiting)).toEqual([
      { aggregate: 'fern', version: 1 },
      { aggregate: 'fern', version: 2 },
    ])
  })

  it('that are hostile become dead letters, and the next ones flow', async () => {
    const garden = await start('garden')
    await garden.pot('fern')
    await start('diary')
    await expect.poll(entries, eventually).toEqual({ fern: [1] })
    const { subject } = world.garden.events.plantPotted
    const event = { id: 'no uuid', subject, aggregate: 'fern', version: 2, previous: 1, payload: {} }
    const hostile = ['', 'not JSON', '\0', 'null', '[]', '{}', JSON.stringify(event), '{"__proto__":1}']
    await withJetStream(async (_, connection) => {
      for (const body of hostile) connection.publish(subject, body)
      connection.publish(subject, Uint8Array.of(0xff, 0xfe))
      await connection.flush()
    })
    await garden.pot('fern')
    await expect.poll(entries, eventually).toEqual({ fern: [1, 2] })
    const letters = () => databases.diary.query(`select consumer from ${world.diary}.dead_letters`)
    await expect.poll(async () => (await letters()).length, eventually).toBe(hostile.length + 1)
  })

  it.each([['one replica'], ['two replicas']])(
    'begin in the middle for %s that come after the first of them are gone',
    async (replicas) => {
      const garden = await start('garden')
      const plants = Array.from({ length: 150 }, (_, index) => `plant-${index}`)
      await garden.pot(...plants)
      await garden.water('moss', 'moss')
      await garden.pot(...plants)
      const unpublished = `select 1 from ${world.garden.domain}.outbox where published_at is null`
      await expect.poll(() => databases.garden.query(unpublished), eventually).toEqual([])
      await withJetStream((manager) => manager.streams.purge(`${world.garden.domain}-events`, { seq: 151 }))
      await garden.pot('plant-0')
      // The first that is there is of no interest to one of the consumers: what it waits for does not come next in the stream.
      await Promise.all((replicas === 'one replica' ? ['a'] : ['a', 'b']).map((name) => start('diary', name)))
      const expected = Object.fromEntries(plants.map((plant, index) => [plant, index === 0 ? [2, 3] : [2]]))
      await expect.poll(entries, eventually).toEqual(expected)
    },
  )

  it('wait for none that a consumer does not react to', async () => {
    const garden = await start('garden')
    const diary = await start('diary')
    for (let round = 0; round < 3; round++) {
      await garden.pot('fern')
      await garden.water('fern', 'fern')
    }
    await expect.poll(entries, eventually).toEqual({ fern: [1, 4, 7] })
    expect(await diary.counted('waiting')).toBe(0)
    expect((await ofPotted()).delivered.consumer_seq).toBe(3)
  })

  it('are heard by a durable of their own beside one of an earlier release, which keeps hearing all', async () => {
    const garden = await start('garden')
    await garden.pot('fern')
    const stream = `${world.garden.domain}-events`
    const earlier = `${world.diary}--write-entry-when-plant-potted`
    const hasEvent = () => withJetStream(async (manager) => (await manager.streams.info(stream)).state.messages)
    await expect.poll(hasEvent, eventually).toBe(1)
    await withJetStream((manager) =>
      manager.consumers.add(stream, { durable_name: earlier, ack_policy: AckPolicy.Explicit }),
    )
    await start('diary')
    await garden.water('fern')
    await garden.pot('fern')
    await expect.poll(entries, eventually).toEqual({ fern: [1, 3] })
    const left = (await consumers()).find(({ name }) => name === earlier)
    expect(left).toMatchObject({ num_pending: 3, delivered: { consumer_seq: 0 } })
    expect(left?.config).not.toHaveProperty('filter_subjects')
  })

  it('of which one got lost in the stream park their aggregate, loudly', async () => {
    const garden = await start('garden')
    const diary = await start('diary')
    await garden.pot('fern')
    await expect.poll(entries, eventually).toEqual({ fern: [1] })
    await diary.stop()
    await garden.pot('fern', 'fern', 'rose')
    const unpublished = `select 1 from ${world.garden.domain}.outbox where published_at is null`
    await expect.poll(() => databases.garden.query(unpublished), eventually).toEqual([])
    await withJetStream((manager) => manager.streams.deleteMessage(`${world.garden.domain}-events`, 2))
    await start('diary', 'diary-again')
    const letters = () => databases.diary.query(`select aggregate, version from ${world.diary}.dead_letters`)
    await expect.poll(letters, eventually).toEqual([{ aggregate: 'fern', version: 3 }])
    expect(await entries()).toEqual({ fern: [1], rose: [1] })
  })
})
