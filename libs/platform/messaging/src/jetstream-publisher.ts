import { Injectable } from '@nestjs/common'
import { Deadline } from '@twofold/platform-context'
import type { EventMessage } from '@twofold/platform-contract'
import { EventPublisher, PublisherUnavailable } from '@twofold/platform-events'
import { jetstream, type JetStreamClient, JetStreamApiError } from '@nats-io/jetstream'
import { errors } from '@nats-io/transport-node'
import { encodeEvent } from './jetstream-message.js'
import { ensureStream, streamOf } from './jetstream-stream.js'
import { NatsLink } from './nats-link.js'
import { NatsSettings } from './nats.settings.js'

const patience = 3_000

/** Publishes events to JetStream: one stream a domain, acknowledged one by one, with their ids against doubles. */
@Injectable()
export class JetStreamPublisher extends EventPublisher {
  private client?: JetStreamClient

  constructor(
    private readonly link: NatsLink,
    private readonly settings: NatsSettings,
  ) {
    super()
  }

  /**
   * The domain's stream and when it was made. Only the active relay makes streams: whoever else did it could get events
   * into a new stream before the retained ones.
   */
  override async place(domain: string): Promise<string> {
    await this.requireConnection()
    try {
      const manager = await this.jetStream.jetstreamManager(false)
      return `${streamOf(domain)} ${await ensureStream(manager, domain, this.settings.NATS_STREAM_REPLICAS)}`
    } catch (error) {
      throw new PublisherUnavailable(`The stream of ${domain} is not to be had.`, { cause: error })
    }
  }

  override async publish(message: EventMessage): Promise<void> {
    await this.requireConnection()
    try {
      await this.jetStream.publish(message.subject, encodeEvent(message), { msgID: message.id, timeout: patience })
    } catch (error) {
      if (isItsOwnFault(error)) throw error
      throw new PublisherUnavailable('JetStream does not acknowledge.', { cause: error })
    }
  }

  override onDoubt(listener: () => void): void {
    this.link.onReconnect(listener)
  }

  private get jetStream(): JetStreamClient {
    this.client ??= jetstream(this.link.connection, { timeout: patience })
    return this.client
  }

  /** What is published while there is no connection would be sent whenever there is one, perhaps into a new stream. */
  private async requireConnection(): Promise<void> {
    if (!(await this.link.connectedBefore(Deadline.in(0)))) throw new PublisherUnavailable('NATS is not connected.')
  }
}

/** Whether this event would be refused at any time: it is too large, say. */
function isItsOwnFault(error: unknown): boolean {
  if (error instanceof JetStreamApiError) return error.status >= 400 && error.status < 500 && error.status !== 404
  return error instanceof errors.InvalidArgumentError
}
