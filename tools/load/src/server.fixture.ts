import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import type { LoadOptions } from './load-options.js'
import { OpenLoop } from './open-loop.js'
import type { RequestKind, Workload } from './workload.js'

export interface TestServer {
  readonly url: string
  /** Requests and connections that have come so far. */
  requests: number
  connections: number
}

/** A real HTTP server for one test. */
export async function serve(answer: RequestListener): Promise<TestServer> {
  const server = createServer((request, response) => {
    seen.requests++
    answer(request, response)
  })
  const seen = { url: '', requests: 0, connections: 0 }
  server.on('connection', () => seen.connections++)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  seen.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  return seen
}

export const ok = (_: IncomingMessage, response: ServerResponse) => void response.end('{}')

/** A workload of one kind that asks for `/`. */
export function get(kind: Partial<RequestKind> = {}): Workload {
  return { kinds: { get: { weight: 1, expected: [200], ask: () => ({ method: 'GET', path: '/' }), ...kind } } }
}

/** Runs a load to its end; uniform, so that its counts are known. */
export function load(options: Pick<LoadOptions, 'url' | 'schedule'> & Partial<LoadOptions>, workload = get()) {
  return new OpenLoop({ spacing: 'uniform', ...options }, workload).run()
}
