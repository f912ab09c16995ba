import { Socket } from 'node:net'
import { lookup } from '@twofold/platform-lifecycle'

/** A socket for pg, which names no lookup of its own. */
export function patientSocket(): Socket {
  const socket = new Socket()
  const connect = socket.connect.bind(socket) as (options: object) => Socket
  socket.connect = ((port: number | string, host?: string) =>
    // A path is a socket of this machine: there is nothing to look up.
    connect(typeof port === 'string' ? { path: port } : { port, host, lookup })) as Socket['connect']
  return socket
}
