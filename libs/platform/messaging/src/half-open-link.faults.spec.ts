import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { readSettings } from '@twofold/platform-config'
import { Lifecycle } from '@twofold/platform-lifecycle'
import { createLogger } from '@twofold/platform-telemetry'
import { testNats } from '@twofold/platform-testing'
import { expect, it, onTestFinished } from 'vitest'
import { NatsLink } from './nats-link.js'
import { NatsSettings } from './nats.settings.js'

/** A way to NATS on which a connection can die as with a node: nothing is taken any more, and nobody says so. */
async function wayTo(url: string) {
  const { hostname, port } = new URL(url)
  const sockets = new Set<Socket>()
  const server = createServer((client) => {
    const nats = connect(Number(port), hostname)
    client.pipe(nats).pipe(client)
    for (const socket of [client, nats]) sockets.add(socket.on('error', () => {}))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return {
    url: `nats://127.0.0.1:${(server.address() as AddressInfo).port}`,
    freeze() {
      for (const socket of sockets) socket.unpipe().pause()
    },
  }
}

it(
  'a connection whose other end is gone is made again, though what was written was never sent',
  { timeout: 40_000 },
  async () => {
    const way = await wayTo(await testNats())
    const log = createLogger('test', 'silent')
    const lifecycle = new Lifecycle(log)
    const link = new NatsLink(readSettings([NatsSettings], { NATS_URL: way.url }).get(NatsSettings), log, lifecycle)
    await lifecycle.start('connect')
    onTestFinished(() => lifecycle.stop())
    way.freeze()
    // More than the kernel keeps for a peer that takes nothing.
    for (let message = 0; message < 200; message++) link.connection.publish('nobody', new Uint8Array(100_000))
    const madeAgain = new Promise<void>((resolve) => link.onReconnect(resolve))
    const began = performance.now()
    await madeAgain
    expect(performance.now() - began).toBeLessThan(15_000)
    await link.connection.flush()
  },
)
