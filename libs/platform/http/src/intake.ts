import { Injectable } from '@nestjs/common'
import { withCall } from '@twofold/platform-context'
import { DeadlineExceeded, type Failure, InvalidRequest } from '@twofold/platform-contract'
import { Lifecycle } from '@twofold/platform-lifecycle'
import { Log, Metrics } from '@twofold/platform-telemetry'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { HttpCall } from './http-call.js'
import { HttpSettings } from './http.settings.js'
import { Problems } from './problems.js'
import { Overloaded, RequestTimeout } from './request-failures.js'
import { refuseUnknownRoute } from './unknown-route.js'
import { standardHeaders } from './standard-headers.js'

/** How often the deadlines of the requests in flight are looked at, in milliseconds. */
const lookEvery = 50

/**
 * Takes requests in, up to a number at once, gives each its context and its deadline, and sees it out.
 *
 * All of one age have the same deadline, so that one timer over the oldest watches them all.
 */
@Injectable()
export class Intake {
  /** When the last request came, on the clock of `performance.now()`. */
  lastArrival = 0
  private readonly inFlight = new Set<HttpCall>()
  private watch?: NodeJS.Timeout

  constructor(
    private readonly settings: HttpSettings,
    private readonly lifecycle: Lifecycle,
    private readonly metrics: Metrics,
    private readonly log: Log,
    private readonly problems: Problems,
  ) {}

  /** Adds the hooks, which have to be the first. */
  install(server: FastifyInstance): void {
    server.decorateRequest('call', undefined)
    server.addHook('onRequest', (request, reply, done) => {
      const call = new HttpCall(request, reply, this.settings.REQUEST_DEADLINE_MS)
      request.call = call
      this.lastArrival = call.started
      reply.headers(standardHeaders(request.id))
      // Whatever the request causes runs within this call: hooks, the reading of the body, the handler.
      withCall(call, () => done(this.refusal(request) ?? this.takeIn(call)))
    })
    server.addHook('onSend', (request, reply, _payload, done) => {
      if (this.lifecycle.draining) reply.header('connection', 'close')
      // Nobody is there any more, so that Fastify will not tell of the response's end.
      if (reply.raw.destroyed) this.seeOut(request)
      done()
    })
    server.addHook('onResponse', (request, _reply, done) => {
      this.seeOut(request)
      done()
    })
    server.addHook('onClose', (_server, done) => {
      clearInterval(this.watch)
      done()
    })
    this.watch = setInterval(() => this.endOverdue(), lookEvery)
    this.watch.unref()
  }

  private refusal(request: FastifyRequest): Failure | undefined {
    if (this.inFlight.size >= this.settings.HTTP_MAX_IN_FLIGHT) return new Overloaded('Try again in a moment.')
    if (request.is404) return refuseUnknownRoute(request)
    return hasValidQuery(request.raw.url!) ? undefined : malformedQuery()
  }

  private takeIn(call: HttpCall): undefined {
    this.inFlight.add(call)
  }

  private seeOut(request: FastifyRequest): void {
    const { call } = request
    if (!call || !this.inFlight.delete(call)) return
    const operation = request.routeOptions.config.served?.name
    const seconds = (performance.now() - call.started) / 1_000
    if (operation) this.metrics.calls.observe({ door: 'http', operation, outcome: call.outcome }, seconds)
    this.log.debug({ operation, status: call.reply.statusCode, ms: Math.round(seconds * 1_000) }, 'answered')
  }

  private endOverdue(): void {
    for (const call of this.inFlight) {
      if (!call.deadline.passed) return
      const { request } = call.reply
      withCall(call, () => this.problems.answer(overdue(request), request, call.reply))
      this.seeOut(request)
    }
  }
}

function overdue({ raw }: FastifyRequest): Failure {
  return raw.complete
    ? new DeadlineExceeded('No answer in time: whether the request had its effect is not known.')
    : new RequestTimeout('The body did not arrive in time.')
}

function hasValidQuery(url: string): boolean {
  const start = url.indexOf('?')
  if (start < 0 || !url.includes('%', start)) return true
  try {
    decodeURIComponent(url.slice(start))
    return true
  } catch {
    return false
  }
}

const malformedQuery = () =>
  new InvalidRequest('The query is not valid.', {
    errors: [{ path: '', message: 'Not a valid percent-encoding of UTF-8' }],
  })
