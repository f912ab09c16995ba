import { lookup as ask, type LookupOneOptions } from 'node:dns'
import { Socket } from 'node:net'

/** Milliseconds between two questions, and for how long a name is asked for. */
const pause = 100
const patience = 2_000

type Answer = (error: NodeJS.ErrnoException | null, address: string, family: number) => void

/**
 * Asks for an address until there is one: a name server that is being replaced (its node is drained, say) answers nobody for a
 * moment, and nothing was sent to the database yet.
 */
export function patientLookup(ask: (hostname: string, options: LookupOneOptions, answer: Answer) => void) {
  return (hostname: string, options: LookupOneOptions, answer: Answer): void => {
    const until = performance.now() + patience
    const tryOnce = () =>
      ask(hostname, options, (error, address, family) => {
        const isPassing = error?.code === 'EAI_AGAIN' && performance.now() < until
        if (isPassing) setTimeout(tryOnce, pause)
        else answer(error, address, family)
      })
    tryOnce()
  }
}

/** A socket for pg, which names no lookup of its own. */
export function patientSocket(): Socket {
  const socket = new Socket()
  const connect = socket.connect.bind(socket) as (options: object) => Socket
  const lookup = patientLookup(ask)
  socket.connect = ((port: number | string, host?: string) =>
    // A path is a socket of this machine: there is nothing to look up.
    connect(typeof port === 'string' ? { path: port } : { port, host, lookup })) as Socket['connect']
  return socket
}
