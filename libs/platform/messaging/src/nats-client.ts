import { setTimeout as sleep } from 'node:timers/promises'
import { Injectable } from '@nestjs/common'
import { ClientProxy, type ReadPacket, type WritePacket } from '@nestjs/microservices'
import { currentCall, Deadline, refuseInsideUnitOfWork } from '@twofold/platform-context'
import { DeadlineExceeded, type FailureClass, Unavailable } from '@twofold/platform-contract'
import type { Msg } from '@nats-io/transport-node'
import { Lifecycle } from '@twofold/platform-lifecycle'
import { NatsLink } from './nats-link.js'
import { NatsSettings } from './nats.settings.js'
import { isNoResponders, ReplyInbox } from './reply-inbox.js'
import { decode, encode, failureOf, noteServedBy, requestHeaders } from './wire.js'

/** What the client has to know of an operation. */
interface Callable {
  readonly subject: string
  readonly idempotent: boolean
  readonly timeout: number
  readonly failures: readonly FailureClass[]
}

// Milliseconds.
const longestPause = 250

/**
 * Calls operations of other processes: with deadline, identity and trace context in headers, failures as the classes
 * that were thrown. «No responders» means that nothing ran, so it is tried again until the deadline; a lost answer is
 * asked for again only where the contract says that the operation is idempotent.
 */
@Injectable()
export class NatsClient extends ClientProxy {
  private inbox?: ReplyInbox

  constructor(
    private readonly link: NatsLink,
    private readonly settings: NatsSettings,
    lifecycle: Lifecycle,
  ) {
    super()
    lifecycle.add('connect', { name: 'nats client', start: () => this.connect(), stop: () => this.close() })
  }

  /**
   * @throws Failure one of the operation's own, or of the platform's: {@link Unavailable} where nobody could take it
   *   before the deadline, {@link DeadlineExceeded} where it may have run and no answer came.
   */
  async call(operation: Callable, input: unknown): Promise<unknown> {
    refuseInsideUnitOfWork(operation.subject)
    const call = currentCall()
    const deadline = (call?.deadline ?? Deadline.in(this.settings.CALL_TIMEOUT_MS)).within(operation.timeout)
    for (let pause = 5; ;) {
      const answer = await this.ask(operation, input, deadline)
      if (answer && !isNoResponders(answer)) {
        noteServedBy(call, answer)
        const failure = failureOf(answer, operation.failures)
        if (failure) throw failure
        return decode(answer.data)
      }
      const nothingRan = answer !== undefined
      if (deadline.left <= pause) throw nothingRan ? unavailable(operation) : timedOut(operation)
      if (nothingRan) await sleep(pause)
      else if (!operation.idempotent) throw timedOut(operation)
      pause = Math.min(pause * 2, longestPause)
    }
  }

  override async connect(): Promise<void> {
    this.inbox ??= new ReplyInbox(this.link)
  }

  override close(): void {
    this.inbox?.close()
    this.inbox = undefined
  }

  override unwrap<T>(): T {
    return this.link.connection as T
  }

  /** Nest's `send`: a subject that no contract declares is asked once. */
  protected override publish({ pattern, data }: ReadPacket, callback: (packet: WritePacket) => void): () => void {
    const operation = {
      subject: String(pattern),
      idempotent: false,
      timeout: this.settings.CALL_TIMEOUT_MS,
      failures: [],
    }
    this.call(operation, data).then(
      (response) => callback({ response, isDisposed: true }),
      (err: unknown) => callback({ err }),
    )
    return () => {}
  }

  protected override dispatchEvent(): Promise<never> {
    throw new Error('Events leave through the outbox, in the transaction of what they tell: Outbox.append')
  }

  /**
   * Asks once, or twice where the operation is idempotent. The answer may be a failure, or «no responders»; `undefined` where
   * none came.
   *
   * @throws Unavailable where there is no connection before the deadline: nothing was sent
   */
  async ask(operation: Callable, input: unknown, deadline: Deadline): Promise<Msg | undefined> {
    // Nothing is sent into a broken connection: the library would send it late, when nobody waits any more.
    if (!(await this.link.connectedBefore(deadline))) throw unavailable(operation)
    const { subject, idempotent, timeout } = operation
    const call = currentCall()
    if (!this.inbox) throw unavailable(operation)
    const within = deadline.left
    return this.inbox.request({
      subject,
      body: encode(input),
      headers: () => requestHeaders(call, deadline.left),
      within,
      // Half-way, so that the other half is left for a second try.
      ...(idempotent && timeout / 2 < within && { again: timeout / 2 }),
    })
  }
}

const serviceOf = ({ subject }: Callable) => subject.split('.')[0]

function unavailable(operation: Callable): Unavailable {
  return new Unavailable(`The ${serviceOf(operation)} service is not available; nothing was changed there.`)
}

export function timedOut(operation: Callable): DeadlineExceeded {
  return new DeadlineExceeded(`The ${serviceOf(operation)} service did not answer in time.`)
}
