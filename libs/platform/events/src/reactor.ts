import { Injectable } from '@nestjs/common'
import { withBackgroundCall } from '@twofold/platform-context'
import type { EventMessage } from '@twofold/platform-contract'
import { requestIdAttribute, Tracing } from '@twofold/platform-telemetry'
import { type Consumer, Consumers } from './consumers.js'

/** An event whose payload is not what its contract says: trying again is of no use. */
export class UnreadableEvent extends Error {
  override readonly name = 'UnreadableEvent'
}

/** Calls reactions with what they may rely on: a parsed payload, and the context of what caused the event. */
@Injectable()
export class Reactor {
  constructor(
    private readonly consumers: Consumers,
    private readonly tracing: Tracing,
  ) {}

  /** @throws UnreadableEvent, or whatever the reaction throws */
  async react(consumer: Consumer, message: EventMessage): Promise<void> {
    const parsed = consumer.event.payload.safeParse(message.payload)
    if (!parsed.success) throw new UnreadableEvent(parsed.error.message)
    const { requestId, traceparent } = message
    const span = this.tracing.within(traceparent, () => ({
      name: consumer.name,
      kind: 'consumer',
      attributes: { [requestIdAttribute]: requestId },
    }))
    const context = { requestId, traceparent: span?.traceparent ?? traceparent, isRecorded: span !== undefined }
    try {
      await withBackgroundCall(context, () =>
        this.consumers.reactionOf(consumer).react({ ...message, payload: parsed.data }),
      )
      span?.end()
    } catch (error) {
      span?.end({}, error instanceof Error ? error.name : 'unknown')
      throw error
    }
  }
}
