import { Lifecycle } from '@twofold/platform-lifecycle'
import { Latch } from '@twofold/platform-testing'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { GardenAndDiary } from './garden-and-diary.fixture.js'
import { NatsLink } from './nats-link.js'

const eventually = { timeout: 20_000 }

let services: GardenAndDiary
beforeEach(async () => void (services = await GardenAndDiary.prepare()))
afterEach(() => services.stop())

describe('events between processes', { timeout: 40_000 }, () => {
  it('wait for NATS while it is away, and are told once', async () => {
    const garden = await services.start('garden')
    await services.start('diary')
    await garden.pot('fern', 'rose')
    await expect.poll(() => services.entries(), eventually).toEqual({ fern: [1], rose: [1] })
    await services.nats.kill()
    await garden.pot('fern', 'rose')
    await garden.pot('fern')
    await services.nats.start()
    await expect.poll(() => services.entries(), eventually).toEqual({ fern: [1, 2, 3], rose: [1, 2] })
  })

  it('are told again after NATS was wiped: none is lost, none is applied twice', async () => {
    const garden = await services.start('garden')
    const first = await services.start('diary')
    await garden.pot('fern', 'rose', 'fern')
    await expect.poll(() => services.entries(), eventually).toEqual({ fern: [1, 2], rose: [1] })
    await first.stop()
    // These are in the stream alone when it is lost, and marked as published.
    await garden.pot('fern', 'moss')
    await expect.poll(() => services.unpublished(), eventually).toEqual([])
    await services.nats.kill()
    services.nats.wipe()
    await services.nats.start()
    await services.start('diary', 'diary-again')
    await expect.poll(() => services.entries(), eventually).toEqual({ fern: [1, 2, 3], rose: [1], moss: [1] })
    await garden.pot('rose')
    await expect.poll(() => services.entries(), eventually).toEqual({ fern: [1, 2, 3], rose: [1, 2], moss: [1] })
  })

  it('are applied once when a process dies between applying and acknowledging', async () => {
    const garden = await services.start('garden')
    const victim = await services.start('diary', 'victim')
    services.world.after = async (_entry, process) => {
      if (process === 'victim') await victim.app.get(NatsLink, { strict: false }).connection.close()
    }
    await garden.pot('fern')
    await expect.poll(() => services.entries(), eventually).toEqual({ fern: [1] })
    const heir = await services.start('diary', 'heir')
    await expect.poll(() => heir.counted('repeated'), eventually).toBe(1)
    await garden.pot('fern')
    await expect.poll(() => services.entries(), eventually).toEqual({ fern: [1, 2] })
  })

  it('wait for an earlier one that another replica has in hand, though that takes longer than an ack wait', async () => {
    const garden = await services.start('garden')
    const a = await services.start('diary', 'a')
    const held = new Latch()
    services.world.before = () => held.opened
    // The first ones keep it busy: it has not even begun with the last.
    await garden.pot('1', '2', '3', '4', '5', 'fern')
    const delivered = async () => (await services.ofPotted()).delivered.stream_seq
    await expect.poll(delivered, eventually).toBe(6)
    // From here on, it takes no more.
    a.app.get(Lifecycle).tellAbility(false)
    const b = await services.start('diary', 'b')
    await garden.pot('fern')
    // Half a second each: it has asked the server often whether anything earlier is left.
    await expect.poll(() => b.counted('waiting'), eventually).toBeGreaterThan(16)
    expect((await services.ofPotted()).num_redelivered).toBe(0)
    held.open()
    await expect.poll(async () => (await services.entries()).fern, eventually).toEqual([1, 2])
  })
})
