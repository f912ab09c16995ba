import { once } from 'node:events'
import { createConnection } from 'node:net'
import { newId } from '@twofold/platform-contract'
import { AckPolicy } from '@nats-io/jetstream'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { GardenAndDiary } from './garden-and-diary.fixture.js'

const eventually = { timeout: 20_000 }

let services: GardenAndDiary
beforeEach(async () => void (services = await GardenAndDiary.prepare()))
afterEach(() => services.stop())

describe('events between processes', { timeout: 40_000 }, () => {
  it('are taken by a consumer that was there before their stream', async () => {
    await services.start('diary')
    const garden = await services.start('garden')
    await garden.pot('fern')
    await expect.poll(() => services.entries(), eventually).toEqual({ fern: [1] })
  })

  it('in hand or on their way are settled when a process stops, and none comes again', async () => {
    await services.start('garden')
    const first = await services.start('diary')
    await expect
      .poll(async () => (await services.consumers()).map(({ num_waiting }) => num_waiting), eventually)
      .toEqual([1, 1])
    const plants = Array.from({ length: 50 }, (_, index) => `plant-${index}`)
    await publishAndLookAway(plants)
    await first.stop()
    const counts = () =>
      services.ofPotted().then((consumer) => [consumer.delivered.stream_seq, consumer.num_ack_pending])
    // What the server has delivered, all of it, is acknowledged.
    await expect.poll(counts, eventually).toEqual([50, 0])
    expect(await services.entries()).toEqual(Object.fromEntries(plants.map((plant) => [plant, [1]])))
  })

  /** Has events delivered while this process does not look: they lie in its socket. */
  async function publishAndLookAway(plants: string[]) {
    const { subject } = services.world.garden.events.plantPotted
    const { port, hostname } = new URL(services.nats.url)
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

  it('that are too large hold back their own aggregate and nobody else’s', async () => {
    const garden = await services.start('garden')
    await services.start('diary')
    const large = 'x'.repeat(1_100_000)
    await services.databases.garden.query(
      `with counted as (insert into ${services.world.garden.domain}.aggregate_versions values ('fern', 1))
       insert into ${services.world.garden.domain}.outbox (id, subject, aggregate, version, request_id, traceparent, payload)
       values (gen_random_uuid(), $1, 'fern', 1, '', '', json_build_object('plantId', 'fern', 'note', $2::text))`,
      [services.world.garden.events.plantPotted.subject, large],
    )
    await garden.pot('fern', 'rose', 'rose')
    await expect.poll(() => services.entries(), eventually).toEqual({ rose: [1, 2] })
    expect(await services.unpublished()).toEqual([
      { aggregate: 'fern', version: 1 },
      { aggregate: 'fern', version: 2 },
    ])
  })

  it('that are hostile become dead letters, and the next ones flow', async () => {
    const garden = await services.start('garden')
    await garden.pot('fern')
    await services.start('diary')
    await expect.poll(() => services.entries(), eventually).toEqual({ fern: [1] })
    const { subject } = services.world.garden.events.plantPotted
    const event = { id: 'no uuid', subject, aggregate: 'fern', version: 2, previous: 1, payload: {} }
    const hostile = ['', 'not JSON', '\0', 'null', '[]', '{}', JSON.stringify(event), '{"__proto__":1}']
    await services.withJetStream(async (_, connection) => {
      for (const body of hostile) connection.publish(subject, body)
      connection.publish(subject, Uint8Array.of(0xff, 0xfe))
      await connection.flush()
    })
    await garden.pot('fern')
    await expect.poll(() => services.entries(), eventually).toEqual({ fern: [1, 2] })
    const letters = () => services.databases.diary.query(`select consumer from ${services.world.diary}.dead_letters`)
    await expect.poll(async () => (await letters()).length, eventually).toBe(hostile.length + 1)
  })

  // Two replicas get them by turns, so that each has to wait for the other again and again.
  it.each([
    { replicas: ['a'], count: 150 },
    { replicas: ['a', 'b'], count: 20 },
  ])('begin in the middle for $replicas, who come after the first of them are gone', async ({ replicas, count }) => {
    const garden = await services.start('garden')
    const plants = Array.from({ length: count }, (_, index) => `plant-${index}`)
    await garden.pot(...plants)
    await garden.water('moss', 'moss')
    await garden.pot(...plants)
    await expect.poll(() => services.unpublished(), eventually).toEqual([])
    await services.withJetStream((manager) =>
      manager.streams.purge(`${services.world.garden.domain}-events`, { seq: count + 1 }),
    )
    await garden.pot('plant-0')
    // The first that is there is of no interest to one of the consumers: what it waits for does not come next in the stream.
    await Promise.all(replicas.map((name) => services.start('diary', name)))
    const expected = Object.fromEntries(plants.map((plant, index) => [plant, index === 0 ? [2, 3] : [2]]))
    await expect.poll(() => services.entries(), eventually).toEqual(expected)
  })

  it('wait for none that a consumer does not react to', async () => {
    const garden = await services.start('garden')
    const diary = await services.start('diary')
    for (let round = 0; round < 3; round++) {
      await garden.pot('fern')
      await garden.water('fern', 'fern')
    }
    await expect.poll(() => services.entries(), eventually).toEqual({ fern: [1, 4, 7] })
    expect(await diary.counted('waiting')).toBe(0)
    expect((await services.ofPotted()).delivered.consumer_seq).toBe(3)
  })

  it('are heard by a durable of their own beside one of an earlier release, which keeps hearing all', async () => {
    const garden = await services.start('garden')
    await garden.pot('fern')
    const stream = `${services.world.garden.domain}-events`
    const earlier = `${services.world.diary}--write-entry-when-plant-potted`
    const messages = () =>
      services.withJetStream(async (manager) => (await manager.streams.info(stream)).state.messages)
    await expect.poll(messages, eventually).toBe(1)
    await services.withJetStream((manager) =>
      manager.consumers.add(stream, { durable_name: earlier, ack_policy: AckPolicy.Explicit }),
    )
    await services.start('diary')
    await garden.water('fern')
    await garden.pot('fern')
    await expect.poll(() => services.entries(), eventually).toEqual({ fern: [1, 3] })
    const left = (await services.consumers()).find(({ name }) => name === earlier)
    expect(left).toMatchObject({ num_pending: 3, delivered: { consumer_seq: 0 } })
    expect(left?.config).not.toHaveProperty('filter_subjects')
  })

  it('of which one got lost in the stream park their aggregate, loudly', async () => {
    const garden = await services.start('garden')
    const diary = await services.start('diary')
    await garden.pot('fern')
    await expect.poll(() => services.entries(), eventually).toEqual({ fern: [1] })
    await diary.stop()
    await garden.pot('fern', 'fern', 'rose')
    await expect.poll(() => services.unpublished(), eventually).toEqual([])
    await services.withJetStream((manager) =>
      manager.streams.deleteMessage(`${services.world.garden.domain}-events`, 2),
    )
    await services.start('diary', 'diary-again')
    const letters = () =>
      services.databases.diary.query(`select aggregate, version from ${services.world.diary}.dead_letters`)
    await expect.poll(letters, eventually).toEqual([{ aggregate: 'fern', version: 3 }])
    expect(await services.entries()).toEqual({ fern: [1], rose: [1] })
  })
})
