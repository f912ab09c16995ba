import { Injectable, Optional } from '@nestjs/common'
import { type CustomTransportStrategy, type MessageHandler, Server } from '@nestjs/microservices'
import { type CallContext, withCall } from '@twofold/platform-context'
import { DeadlineExceeded, Failure, FailureTranslator, InternalError } from '@twofold/platform-contract'
import { InFlight } from '@twofold/platform-in-flight'
import { Lifecycle } from '@twofold/platform-lifecycle'
import { AppVersion, Log, Metrics, requestIdAttribute, Tracing } from '@twofold/platform-telemetry'
import type { Msg, Subscription } from '@nats-io/transport-node'
import { isObservable, lastValueFrom } from 'rxjs'
import { type BundledAnswer, bundleSubject, callOfBundled, failureOfBundled, requestsOf } from './bundle.js'
import { NatsLink } from './nats-link.js'
import { NatsSettings } from './nats.settings.js'
import { answerHeaders, callOf, decode, encode, encodeFailure } from './wire.js'

/**
 * Nest's message controllers over core NATS: each pattern a subscription in the queue group of its domain.
 * It subscribes as the very last step of starting, since a subscriber gets work at once; on shutdown it drains:
 * unsubscribes, finishes what was delivered, and sends those answers before anything else stops.
 */
@Injectable()
export class NatsServer extends Server implements CustomTransportStrategy {
  private subscriptions: Subscription[] = []
  private readonly running = new InFlight<Promise<void>>()

  constructor(
    private readonly link: NatsLink,
    private readonly settings: NatsSettings,
    lifecycle: Lifecycle,
    private readonly log: Log,
    private readonly metrics: Metrics,
    private readonly version: AppVersion,
    private readonly tracing: Tracing,
    @Optional() private readonly translator?: FailureTranslator,
  ) {
    super()
    lifecycle.add('messages', { name: 'nats subscriptions', start: () => this.open(), stop: () => this.drain() })
    // Peers take over while this process cannot do its work.
    lifecycle.onAbilityChange((able) => void (able ? this.subscribe() : this.unsubscribe()))
  }

  /** Nest has bound the handlers; the lifecycle opens the door when all else is ready. */
  listen(callback: () => void): void {
    callback()
  }

  close(): void {}

  on(): never {
    throw new Error('This transport has no events of its own: watch NatsLink')
  }

  unwrap<T>(): T {
    return this.link.connection as T
  }

  /** Ready is who is heard of: until nats-server has the subscriptions, callers are told that nobody listens. */
  private async open(): Promise<void> {
    this.subscribe()
    await this.link.connection.flush()
  }

  private subscribe(): void {
    if (this.subscriptions.length > 0) return
    this.subscriptions = [...this.messageHandlers].flatMap(([subject, handler]) => [
      this.serve(subject, (message) => this.answer(handler, message)),
      ...(handler.extras?.together && this.settings.NATS_BUNDLES_CALLS
        ? [this.serve(bundleSubject(subject), (message) => this.answerAll(subject, handler, message))]
        : []),
    ])
  }

  private serve(subject: string, answer: (message: Msg) => Promise<void>): Subscription {
    return this.link.connection.subscribe(subject, {
      queue: subject.split('.')[0],
      callback: (error, message) => {
        if (error) return this.log.error({ err: error, subject }, 'subscription failed')
        const answered = answer(message)
          .catch((error: unknown) => this.log.error({ err: error, subject }, 'a message could not be answered'))
          .finally(() => this.running.end(place, answered))
        const place = this.running.add(answered)
      },
    })
  }

  private async unsubscribe(): Promise<void> {
    const leaving = this.subscriptions
    this.subscriptions = []
    await Promise.all(leaving.map((subscription) => subscription.drain()))
  }

  private async drain(): Promise<void> {
    if (!this.settings.NATS_DRAIN) return
    await this.unsubscribe()
    await Promise.all(this.running)
    await this.link.connection.flush()
  }

  private async answer(handler: MessageHandler, message: Msg): Promise<void> {
    const call = callOf(message, this.settings.CALL_TIMEOUT_MS, this.version.servedBy())
    await this.perform(
      message.subject,
      call,
      (traced) => run(handler, decode(message.data), traced),
      (value) => message.respond(encode(value), { headers: answerHeaders(call) }),
      (failure) => {
        const { body, headers } = encodeFailure(failure, call)
        message.respond(body, { headers })
      },
    )
  }

  /** Each of the requests for itself, and one answer for all. */
  private async answerAll(subject: string, handler: MessageHandler, message: Msg): Promise<void> {
    const whole = callOf(message, this.settings.CALL_TIMEOUT_MS, this.version.servedBy())
    const answers: BundledAnswer[] = []
    // What is no bundle gets no answers: whoever sent it asks for each alone.
    const work = requestsOf(message)?.map((request, index) => {
      const call = callOfBundled(request, whole.servedBy)
      return this.perform(
        subject,
        call,
        (traced) => run(handler, request.input, traced),
        (value) => (answers[index] = { value }),
        (failure) => (answers[index] = failureOfBundled(failure)),
      )
    })
    await Promise.all(work ?? [])
    message.respond(encode(answers), { headers: answerHeaders(whole) })
  }

  /** Does what a call asks for, tells what became of it, counts it, and records it where its trace is recorded. */
  private async perform(
    subject: string,
    call: CallContext,
    work: (call: CallContext) => Promise<unknown>,
    succeed: (value: unknown) => void,
    fail: (failure: Failure) => void,
  ): Promise<void> {
    const arrived = performance.now()
    const span = this.tracing.within(call.traceparent, () => ({
      name: subject,
      kind: 'server',
      attributes: { [requestIdAttribute]: call.requestId },
    }))
    const traced = span ? { ...call, traceparent: span.traceparent, isRecorded: true } : call
    let failure: Failure | undefined
    try {
      succeed(await withCall(traced, () => work(traced)))
    } catch (error) {
      failure = withCall(traced, () => this.explain(error, subject))
      fail(failure)
    } finally {
      const outcome = failure?.kind.code ?? 'ok'
      const seconds = (performance.now() - arrived) / 1_000
      this.metrics.calls.observe({ door: 'messages', operation: subject, outcome }, seconds)
      span?.end({}, failure && failure.kind.status >= 500 ? outcome : undefined)
    }
  }

  private explain(error: unknown, subject: string): Failure {
    if (error instanceof Failure) return error
    const translated = this.translator?.translate(error)
    if (translated) return translated
    this.log.error({ err: error, subject }, 'a bug or a broken part')
    return new InternalError('The request id finds it in our logs.')
  }
}

async function run(handler: MessageHandler, input: unknown, call: CallContext): Promise<unknown> {
  if (call.deadline.passed) throw new DeadlineExceeded('The request came too late to be answered.')
  const result: unknown = await handler(input, call)
  return isObservable(result) ? lastValueFrom(result, { defaultValue: undefined }) : result
}
