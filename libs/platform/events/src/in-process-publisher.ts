import { Injectable } from '@nestjs/common'
import type { EventMessage } from '@twofold/platform-contract'
import { type Consumer, Consumers } from './consumers.js'
import { EventPublisher } from './event-publisher.js'
import { Inbox, isSettled } from './inbox.js'

/**
 * The network's in-process twin: hands each event to the local reactions to it. What one of them cannot take yet stays
 * in the outbox and holds back its aggregate; the relay comes again with it.
 */
@Injectable()
export class InProcessPublisher extends EventPublisher {
  private readonly bySubject = new Map<string, Consumer[]>()

  constructor(
    consumers: Consumers,
    private readonly inbox: Inbox,
  ) {
    super()
    for (const consumer of consumers.all) {
      const { subject } = consumer.event
      this.bySubject.set(subject, [...(this.bySubject.get(subject) ?? []), consumer])
    }
  }

  /** The process itself, which is never found empty. */
  override place(): Promise<string> {
    return Promise.resolve('in-process')
  }

  override onDoubt(): void {}

  override async publish(message: EventMessage): Promise<void> {
    const consumers = this.bySubject.get(message.subject) ?? []
    const verdicts = await Promise.all(consumers.map((consumer) => this.inbox.take(consumer, message, 'in order')))
    const open = consumers.filter((_, index) => !isSettled(verdicts[index]!))
    if (open.length > 0) throw new Error(`not taken yet by ${open.map(({ name }) => name).join(', ')}`)
  }
}
