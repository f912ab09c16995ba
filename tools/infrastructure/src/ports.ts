import { createServer } from 'node:net'
import getPort from 'get-port'
import { PortTaken } from './failure.js'
import { whoListens } from './who-listens.js'

export async function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => resolve(true)))
  })
}

/** Throws PortTaken, naming what the port is for and who holds it. */
export async function requireFreePort(port: number, what: string): Promise<void> {
  if (!(await isPortFree(port))) throw new PortTaken(port, what, whoListens(port))
}

/**
 * A free port, one of `preferred` where it can be had. The others come from below the range that systems give to outgoing
 * connections: such a connection could take the port before its server listens.
 */
export async function freePort(...preferred: number[]): Promise<number> {
  const others = Array.from({ length: 50 }, () => 12_000 + Math.floor(Math.random() * 18_000))
  return getPort({ host: '127.0.0.1', port: [...preferred, ...others] })
}

/** Starts a server on `port`, or on a free one; once more on another where that was taken in the meantime. */
export async function onPort<Server>(port: number | undefined, what: string, start: (port: number) => Promise<Server>) {
  if (port !== undefined) {
    await requireFreePort(port, what)
    return { server: await start(port), port }
  }
  for (let attempt = 1; ; attempt++) {
    const candidate = await freePort()
    try {
      return { server: await start(candidate), port: candidate }
    } catch (error) {
      const wasTaken = /address already in use/i.test((error as Error).message)
      if (!wasTaken || attempt === 5) throw error
    }
  }
}
