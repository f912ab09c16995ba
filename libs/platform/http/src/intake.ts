import { Injectable } from '@nestjs/common'
import { givenTraceparent, notRecorded, withCall } from '@twofold/platform-context'
import { DeadlineExceeded, type Failure } from '@twofold/platform-contract'
import { InFlight } from '@twofold/platform-in-flight'
import { Lifecycle } from '@twofold/platform-lifecycle'
import { AppVersion, Log, Metrics, type RecordedSpan, requestIdAttribute, Tracing } from '@twofold/platform-telemetry'
import {
  ATTR_HTTP_REQUEST_METHOD,
  ATTR_HTTP_RESPONSE_STATUS_CODE,
  ATTR_HTTP_ROUTE,
} from '@opentelemetry/semantic-conventions'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { HttpCall } from './http-call.js'
import { HttpSettings } from './http.settings.js'
import { Problems } from './problems.js'
import { Overloaded, RequestTimeout } from './request-failures.js'
import { servedByHeader } from './served-by-header.js'
import { standardHeaders } from './standard-headers.js'
import { refuseAddress } from './refuse-address.js'

/** How often the deadlines of the requests in flight are looked at, in milliseconds. */
const lookEvery = 50

/** Takes requests in, up to a number at once, gives each its context and its deadline, and sees it out. */
@Injectable()
export class Intake {
  /** When the last request came, on the clock of `performance.now()`. */
  lastArrival = 0
  /** One timer watches the deadlines of them all. */
  private readonly inFlight = new InFlight<HttpCall>()
  private watch?: NodeJS.Timeout

  constructor(
    private readonly settings: HttpSettings,
    private readonly lifecycle: Lifecycle,
    private readonly metrics: Metrics,
    private readonly log: Log,
    private readonly problems: Problems,
    private readonly version: AppVersion,
    private readonly tracing: Tracing,
  ) {}

  /** Adds the hooks that make a call of each request; they have to be the first. */
  install(server: FastifyInstance): void {
    server.decorateRequest('call')
    server.addHook('onRequest', (request, reply, done) => {
      const given = this.traceOf(request)
      const span = this.beginSpan(request, given)
      const call = new HttpCall(request, reply, this.settings.REQUEST_DEADLINE_MS, this.version.servedBy(), span, given)
      request.call = call
      reply.headers(standardHeaders(request.id))
      this.lastArrival = call.started
      // Whatever the request causes runs within this call: hooks, the reading of the body, the handler.
      withCall(call, done)
    })
    server.addHook('onSend', (request, reply, _payload, done) => {
      if (this.lifecycle.draining) reply.header('connection', 'close')
      if (request.call?.servedBy) reply.headers(servedByHeader(request.call.servedBy))
      // Nobody is there any more, so Fastify will not tell of the response's end.
      if (reply.raw.destroyed) this.seeOut(request)
      done()
    })
    server.addHook('onResponse', (request, _reply, done) => {
      this.seeOut(request)
      done()
    })
    this.watch = setInterval(() => this.endOverdue(), lookEvery)
    this.watch.unref()
    server.addHook('onClose', (_server, done) => {
      clearInterval(this.watch)
      done()
    })
  }

  /** Adds the hook that refuses what cannot be taken in. */
  guard(server: FastifyInstance): void {
    server.addHook('onRequest', (request, _reply, done) => done(this.takeIn(request)))
  }

  private takeIn(request: FastifyRequest): Failure | undefined {
    if (this.inFlight.size >= this.settings.HTTP_MAX_IN_FLIGHT) return new Overloaded('Try again in a moment.')
    request.call!.place = this.inFlight.add(request.call!)
    return refuseAddress(request)
  }

  private seeOut({ call, routeOptions }: FastifyRequest): void {
    if (!call || call.over) return
    call.over = true
    if (call.place !== undefined) this.inFlight.end(call.place, call)
    const operation = routeOptions.config.served?.name
    const seconds = (performance.now() - call.started) / 1_000
    if (operation) this.metrics.calls.observe({ door: 'http', operation, outcome: call.outcome }, seconds)
    call.span?.end({ [ATTR_HTTP_RESPONSE_STATUS_CODE]: call.reply.statusCode }, errorOf(call))
    this.log.debug({ operation, status: call.reply.statusCode, ms: Math.round(seconds * 1_000) }, 'answered')
  }

  /** The trace of whoever asks, if it came with one; recorded only where it may decide that. */
  private traceOf({ headers }: FastifyRequest): string | undefined {
    const given = givenTraceparent(headers.traceparent as string | undefined)
    return given && !this.settings.HTTP_TRUST_TRACEPARENT ? notRecorded(given) : given
  }

  private beginSpan(request: FastifyRequest, given: string | undefined): RecordedSpan | undefined {
    const begun = () => {
      const { id, method, routeOptions } = request
      const { url } = routeOptions
      const attributes = { [ATTR_HTTP_REQUEST_METHOD]: method, [ATTR_HTTP_ROUTE]: url, [requestIdAttribute]: id }
      return { name: url === undefined ? method : `${method} ${url}`, kind: 'server' as const, attributes }
    }
    const isDecided = given !== undefined && this.settings.HTTP_TRUST_TRACEPARENT
    return isDecided ? this.tracing.within(given, begun) : this.tracing.enterByLot(given, begun)
  }

  private endOverdue(): void {
    for (const call of this.inFlight) {
      if (!call.deadline.passed) continue
      const { request } = call.reply
      withCall(call, () => this.problems.answer(overdue(request), request, call.reply))
      this.seeOut(request)
    }
  }
}

/** What went wrong on our side. */
const errorOf = ({ reply, outcome }: HttpCall): string | undefined => (reply.statusCode >= 500 ? outcome : undefined)

function overdue({ raw }: FastifyRequest): Failure {
  return raw.complete
    ? new DeadlineExceeded('No answer in time: whether the request had its effect is not known.')
    : new RequestTimeout('The body did not arrive in time.')
}
