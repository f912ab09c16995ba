import { Agent, type ClientRequest, type IncomingMessage, request } from 'node:http'
import { InFlight } from '@twofold/platform-in-flight'
import type { Asked } from '../workload.js'
import { errorKindOf, type Outcome } from './outcome.js'
import type { Sender } from './sender.js'

/**
 * How long an unused connection is kept, in milliseconds: as long as load balancers do, or as the server says (`Keep-Alive`)
 * where that is shorter. Whoever keeps it for longer sends on one that the server is closing.
 */
const keptUnused = 60_000

/** How often requests in flight are looked at for their time-out, in milliseconds. */
const lookEvery = 100

interface Flight {
  readonly request: ClientRequest
  readonly overdueAt: number
  overdue: boolean
}

/**
 * Sends requests on kept and on new connections, each exactly once.
 *
 * Why node:http: its Agent never sends anything again, where undici puts a request back into its queue when a kept
 * connection closes under it. Measured on one core, CPU a request: kept connections 28 µs (undici's Pool 18), new ones 84
 * (130 to 155), half of each 56 (80).
 */
export class HttpSender implements Sender {
  private readonly agents = {
    kept: new Agent({ keepAlive: true, timeout: keptUnused }),
    new: new Agent({ keepAlive: false }),
  }
  private readonly inFlight = new InFlight<Flight>()
  private readonly watch = setInterval(() => this.endOverdue(), lookEvery)
  private readonly host: string
  private readonly port: string

  constructor(
    url: string,
    private readonly timeout: number,
  ) {
    const { hostname, port } = new URL(url)
    this.host = hostname.replace(/^\[|\]$/g, '')
    this.port = port || '80'
  }

  get size(): number {
    return this.inFlight.size
  }

  send({ method, path, headers, body }: Asked, connection: 'new' | 'kept'): Promise<Outcome> {
    return new Promise((resolve) => {
      const { host, port } = this
      const sent = request({ host, port, method, path, headers, agent: this.agents[connection] })
      const flight = { request: sent, overdueAt: performance.now() + this.timeout, overdue: false }
      const settle = (outcome: Outcome) => {
        this.inFlight.end(place, flight)
        resolve(outcome)
      }
      const fail = (error: Error) => settle(this.failed(error, flight))
      const place = this.inFlight.add(flight)
      sent
        .on('error', fail)
        .on('response', (response) => read(response, (body) => settle(answered(sent, response, body)), fail))
        .end(body)
    })
  }

  close(): void {
    clearInterval(this.watch)
    this.agents.kept.destroy()
  }

  private failed(error: Error, { request, overdue }: Flight): Outcome {
    const connection = connectionOf(request)
    if (overdue) return { error: 'timeout', message: `no answer within ${this.timeout} ms`, connection }
    return { error: errorKindOf(error), message: error.message, connection }
  }

  private endOverdue(): void {
    const now = performance.now()
    for (const flight of this.inFlight) {
      if (flight.overdueAt > now) continue
      flight.overdue = true
      flight.request.destroy(new Error('overdue'))
    }
  }
}

function read(response: IncomingMessage, done: (body: string) => void, fail: (error: Error) => void): void {
  const chunks: Buffer[] = []
  response
    .on('data', (chunk: Buffer) => chunks.push(chunk))
    .on('error', fail)
    .on('end', () => done(chunks.length === 1 ? chunks[0]!.toString() : Buffer.concat(chunks).toString()))
}

function answered(sent: ClientRequest, { statusCode = 0, headers }: IncomingMessage, body: string): Outcome {
  return { answer: { status: statusCode, headers, body }, connection: connectionOf(sent) }
}

const connectionOf = ({ reusedSocket }: ClientRequest) => (reusedSocket ? 'kept' : 'new')
