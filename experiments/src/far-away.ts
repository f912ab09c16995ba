import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A shop as customers see it who are not in its data centre. */
export interface FarAway extends AsyncDisposable {
  readonly url: string
}

/**
 * A way to a shop on which every byte, every end and every reset takes so many milliseconds in each direction. On loopback a
 * request is never under way when its connection is closed; between customers and a data centre some always are.
 */
export async function farAway(url: string, milliseconds: number): Promise<FarAway> {
  const { hostname, port } = new URL(url)
  const sockets = new Set<Socket>()
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (customer) => {
    const shop = connect({ host: hostname, port: Number(port || 80), allowHalfOpen: true, noDelay: true })
    for (const [from, to] of [
      [customer, shop],
      [shop, customer],
    ] as const) {
      sockets.add(from)
      from.on('data', (bytes) => setTimeout(() => to.write(bytes), milliseconds))
      from.on('end', () => setTimeout(() => to.end(), milliseconds))
      from.on('error', () => setTimeout(() => to.resetAndDestroy(), milliseconds))
      from.on('close', () => sockets.delete(from))
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
