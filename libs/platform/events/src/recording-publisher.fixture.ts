import type { EventMessage } from '@twofold/platform-contract'
import { EventPublisher } from './event-publisher.js'

/** A publisher that keeps what it gets, and does with it what the test says. */
export class RecordingPublisher extends EventPublisher {
  readonly published: string[] = []
  inHand: string[] = []
  /** Called before an event counts as published: may wait, or throw. */
  before: (event: string, message: EventMessage) => Promise<void> | void = () => {}
  placeName = 'first place'
  doubt: () => void = () => {}

  override place(): Promise<string> {
    return Promise.resolve(this.placeName)
  }

  override async publish(message: EventMessage): Promise<void> {
    const event = `${message.aggregate} ${message.version}`
    this.inHand.push(event)
    try {
      await this.before(event, message)
      this.published.push(event)
    } finally {
      this.inHand = this.inHand.filter((each) => each !== event)
    }
  }

  override onDoubt(listener: () => void): void {
    this.doubt = listener
  }
}
