import { type ArgumentsHost, Catch, type ExceptionFilter, Optional } from '@nestjs/common'
import { type Failure, FailureTranslator, InternalError, Unauthenticated } from '@twofold/platform-contract'
import { Lifecycle } from '@twofold/platform-lifecycle'
import { AppVersion, Log } from '@twofold/platform-telemetry'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { failureOf } from './failure-of.js'
import { problemOf, problemType } from './problem.js'
import { MethodNotAllowed, Overloaded, RequestTimeout, RequestTooLarge } from './request-failures.js'
import { servedByHeader } from './served-by-header.js'
import { standardHeaders } from './standard-headers.js'

/** Answers whatever goes wrong, anywhere on a request's way, with problem details. */
@Catch()
export class Problems implements ExceptionFilter {
  constructor(
    private readonly log: Log,
    private readonly lifecycle: Lifecycle,
    private readonly version: AppVersion,
    @Optional() private readonly translator?: FailureTranslator,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp()
    this.answer(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>())
  }

  answer(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const failure = failureOf(error, this.translator)
    this.note(failure, request)
    if (!request.raw.complete && this.mustBeRead(failure, reply)) {
      // A client that is still writing may not read its answer, and a socket closed under it hides the answer. Whoever
      // writes for ever is answered at the deadline.
      request.raw.once('end', () => this.send(failure, request, reply)).resume()
    } else {
      this.send(failure, request, reply)
    }
  }

  /** Whether the body comes before the answer: where it is too large, or the connection is closed after the answer. */
  private mustBeRead(failure: Failure, { raw }: FastifyReply): boolean {
    if (failure instanceof RequestTimeout) return false
    return failure instanceof RequestTooLarge || this.lifecycle.draining || !raw.shouldKeepAlive
  }

  private send(failure: Failure, request: FastifyRequest, reply: FastifyReply): void {
    // The deadline was faster: what came too late is logged and no more.
    if (reply.sent || reply.raw.headersSent) return
    if (request.call) request.call.outcome = failure.kind.code
    // Fastify hangs up after a body that it could not read; the rest of it can be read and dropped as well.
    reply.removeHeader('connection')
    if (this.lifecycle.draining || failure instanceof RequestTimeout) reply.header('connection', 'close')
    reply
      .code(failure.kind.status)
      .headers(standardHeaders(request.id))
      .headers(servedByHeader(request.call?.servedBy ?? this.version.servedBy()))
      .headers(headersOf(failure, request))
      .type(problemType)
      .send(problemOf(failure, request.id))
  }

  private note(failure: Failure, request: FastifyRequest): void {
    const { code, status } = failure.kind
    const route = request.routeOptions?.config?.served?.name ?? request.routeOptions?.url
    if (failure instanceof InternalError && failure.cause) {
      this.log.error({ err: failure.cause, route }, 'a request failed for a reason that nobody expected')
    } else if (status >= 500 && !(failure instanceof Overloaded)) {
      this.log.warn({ code, detail: failure.detail, err: failure.cause, route }, 'a request failed')
    } else {
      this.log.debug({ code, detail: failure.detail, route }, 'a request was refused')
    }
  }
}

/** What HTTP wants beside the body of some failures. */
function headersOf(failure: Failure, request: FastifyRequest): Record<string, string> {
  const { status, retryAfter } = failure.kind
  const headers: Record<string, string> = {}
  if (retryAfter !== undefined) headers['retry-after'] = String(retryAfter)
  if (failure instanceof MethodNotAllowed) headers.allow = (failure.details.allowed as string[]).join(', ')
  if (status === 401) {
    // RFC 6750: whoever sent no token is told only that one is wanted.
    const wrong = failure instanceof Unauthenticated && request.headers.authorization !== undefined
    headers['www-authenticate'] = wrong ? 'Bearer error="invalid_token"' : 'Bearer'
  }
  return headers
}
