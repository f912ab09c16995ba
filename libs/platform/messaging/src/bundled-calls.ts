import { Injectable } from '@nestjs/common'
import {
  type CallContext,
  currentCall,
  Deadline,
  refuseInsideUnitOfWork,
  withCall,
  withoutCall,
} from '@twofold/platform-context'
import type { Operation } from '@twofold/platform-contract'
import { Gathering } from '@twofold/platform-gathering'
import type { Msg } from '@nats-io/transport-node'
import { answersOf, bundledRequest, bundleSubject } from './bundle.js'
import { NatsClient, timedOut } from './nats-client.js'
import { NatsSettings } from './nats.settings.js'
import { isNoResponders } from './reply-inbox.js'
import { noteServedBy, reviveFailure } from './wire.js'

interface Asked {
  readonly input: unknown
  readonly call: CallContext | undefined
  readonly deadline: Deadline
}
type Answered = { readonly value: unknown } | { readonly error: unknown }

/** One message's worth: an answer must stay far below what a message may hold. */
const most = 64
/** However many are under way: a bundle whose answer got lost must hold nobody else up. */
const atOnce = Infinity

/**
 * Calls of operations that may be asked together: those that come within one turn of the event loop travel in one message,
 * each with its own request id, trace, deadline and failure. A lone one travels as any other call; so do all of a bundle that
 * nobody took.
 */
@Injectable()
export class BundledCalls {
  constructor(
    private readonly client: NatsClient,
    private readonly settings: NatsSettings,
  ) {}

  /** The way to call an operation. It throws as `NatsClient.call` does. */
  of(operation: Operation): (input: unknown) => Promise<unknown> {
    if (!operation.together || !this.settings.NATS_BUNDLES_CALLS) return (input) => this.client.call(operation, input)
    const gathering = new Gathering((asked: readonly Asked[]) => this.ask(operation, asked), { atOnce, most })
    return async (input) => {
      refuseInsideUnitOfWork(operation.subject)
      const call = currentCall()
      const deadline = (call?.deadline ?? Deadline.in(this.settings.CALL_TIMEOUT_MS)).within(operation.timeout)
      const answered = await gathering.ask({ input, call, deadline })
      if ('error' in answered) throw answered.error
      return answered.value
    }
  }

  private async ask(operation: Operation, asked: readonly Asked[]): Promise<readonly Answered[]> {
    const answers = asked.length > 1 ? await this.together(operation, asked) : undefined
    return answers ?? Promise.all(asked.map((one) => this.alone(operation, one)))
  }

  private async together(operation: Operation, asked: readonly Asked[]): Promise<readonly Answered[] | undefined> {
    const body = asked.map(({ call, deadline, input }) => bundledRequest(call, deadline.left, input))
    const longest = asked.reduce((one, other) => (one.deadline.left > other.deadline.left ? one : other)).deadline
    const subject = bundleSubject(operation.subject)
    const answer = await withoutCall(() => this.client.ask({ ...operation, subject }, body, longest)).catch(
      () => undefined,
    )
    if (!answer && longest.passed) return asked.map(() => ({ error: timedOut(operation) }))
    if (!answer || isNoResponders(answer)) return undefined
    return answeredBy(answer, operation, asked)
  }

  private async alone(operation: Operation, { call, input }: Asked): Promise<Answered> {
    const ask = () => this.client.call(operation, input)
    try {
      return { value: await withCall(call, ask) }
    } catch (error) {
      return { error }
    }
  }
}

function answeredBy(answer: Msg, { failures }: Operation, asked: readonly Asked[]): readonly Answered[] | undefined {
  const answers = answersOf(answer)
  if (answers?.length !== asked.length) return undefined
  for (const { call } of asked) noteServedBy(call, answer)
  return answers.map(({ value, failure }) =>
    failure ? { error: reviveFailure(failure.code, failure, failures) } : { value },
  )
}
