import { setTimeout as pause } from 'node:timers/promises'
import { Deadline } from '@twofold/platform-context'
import type { Consumer, Inbox } from '@twofold/platform-events'
import type { Log } from '@twofold/platform-telemetry'
import {
  AckPolicy,
  type ConsumerInfo,
  type ConsumerMessages,
  DeliverPolicy,
  jetstream,
  JetStreamApiError,
  type JetStreamManager,
  type JsMsg,
  type SequenceInfo,
} from '@nats-io/jetstream'
import { nanos, type Subscription } from '@nats-io/transport-node'
import { JetStreamHand } from './jetstream-hand.js'
import type { Held } from './jetstream-lane.js'
import { ackWait, keepReminding } from './jetstream-reminder.js'
import { durableOf, streamOf } from './jetstream-stream.js'
import type { NatsLink } from './nats-link.js'

const tryEvery = 250
const consumerExistsAlready = 10_148

/** One reaction's durable consumer of another domain's stream, shared by all replicas of this process. */
export class JetStreamConsumer {
  private readonly stopping = new AbortController()
  private readonly emptied = new AbortController()
  private readonly hand: JetStreamHand
  private messages?: ConsumerMessages
  private created?: string
  private paused = false
  private ended?: Promise<void>
  private asking?: Promise<(held: Held) => boolean>

  constructor(
    private readonly consumer: Consumer,
    private readonly link: NatsLink,
    inbox: Inbox,
    private readonly log: Log,
  ) {
    const nothingEarlier = (held: Held) => this.nothingEarlier(held)
    this.hand = new JetStreamHand({ consumer, inbox, log, nothingEarlier, signal: this.stopping.signal })
  }

  start(): void {
    this.ended = this.run()
    void keepReminding(this.hand, this.link, this.emptied.signal)
  }

  /** Takes no more, and finishes what is in hand; what has to wait goes back. */
  async stop(): Promise<void> {
    this.stopping.abort()
    await this.takeNoMore()
    await this.ended
    await this.hand.empty()
    this.emptied.abort()
  }

  /** Leaves the messages to others, until {@link resume}. */
  async pause(): Promise<void> {
    this.paused = true
    await this.takeNoMore()
  }

  resume(): void {
    this.paused = false
  }

  /** The connection was made again: what the server knew of this consumer may be gone. */
  listenAnew(): void {
    void this.messages?.close()
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping
    while (!signal.aborted) {
      try {
        if (!this.paused) await this.listen()
      } catch (error) {
        // No stream yet, no connection, no leader: all of them pass.
        this.log.debug({ err: error, consumer: this.consumer.name }, 'not listening yet')
      }
      await pause(tryEvery, undefined, { signal }).catch(() => {})
    }
  }

  private async listen(): Promise<void> {
    if (!(await this.link.connectedBefore(Deadline.in(1_000)))) return
    const client = jetstream(this.link.connection, { timeout: 3_000 })
    const info = await this.ensure(await client.jetstreamManager(false))
    this.hand.doubtDeliveries()
    if (info.created !== this.created) this.hand.voidDeliveries()
    this.created = info.created
    this.messages = await client.consumers.getConsumerFromInfo(info).consume({
      max_messages: 128,
      expires: ackWait,
      abort_on_missing_resource: true,
      callback: (delivery) => this.hand.accept(delivery),
    })
    if (this.paused || this.stopping.signal.aborted) await this.takeNoMore()
    await this.messages.closed()
    this.messages = undefined
  }

  private async ensure({ consumers }: JetStreamManager): Promise<ConsumerInfo> {
    const stream = streamOf(this.consumer.event.domain)
    const durable = durableOf(this.consumer)
    const config = {
      // The plural: the name of a single filter would be a part of the API's subject, which permissions would have to list.
      filter_subjects: [this.consumer.event.subject],
      ack_policy: AckPolicy.Explicit,
      deliver_policy: DeliverPolicy.All,
      ack_wait: nanos(ackWait),
      max_ack_pending: 256,
      max_deliver: -1,
    }
    try {
      return await consumers.add(stream, { ...config, durable_name: durable })
    } catch (error) {
      if (!(error instanceof JetStreamApiError) || error.code !== consumerExistsAlready) throw error
      return await consumers.update(stream, durable, config)
    }
  }

  /** Drains: the library's own stop would drop what the server has already sent, to be sent again after the ack wait. */
  private async takeNoMore(): Promise<void> {
    const { messages } = this
    if (!messages) return
    const { sub } = messages as unknown as { sub: Subscription }
    const limit = new AbortController()
    await Promise.race([sub.drain(), pause(1_000, undefined, limit)]).catch(() => {})
    limit.abort()
    await messages.close()
  }

  private async nothingEarlier(held: Held): Promise<boolean> {
    this.asking ??= this.ask().finally(() => (this.asking = undefined))
    return this.asking.then((isFirst) => isFirst(held)).catch(() => false)
  }

  /** Asks the server what is pending, and answers which of the events in hand nothing can precede any more. */
  private async ask(): Promise<(held: Held) => boolean> {
    const inHand = this.hand.pendingNow()
    const client = jetstream(this.link.connection, { timeout: 3_000 })
    const { consumers } = await client.jetstreamManager(false)
    const info = await consumers.info(streamOf(this.consumer.event.domain), durableOf(this.consumer))
    // All that is pending is here: an earlier event of the same aggregate would stand before this one in its lane.
    const allIsHere = inHand.stillThere() === info.num_ack_pending
    const floor = info.created === this.created ? info.ack_floor : undefined
    return (held) => (allIsHere && inHand.includes(held)) || isNext(held.delivery, floor)
  }
}

/** Whether all that was delivered before is acknowledged. */
function isNext(delivery: JsMsg | undefined, floor: SequenceInfo | undefined): boolean {
  if (!delivery || !floor) return false
  const { streamSequence, deliverySequence, deliveryCount } = delivery.info
  // In the stream, what is filtered out lies between; a delivery that is repeated has another number than the first.
  return floor.stream_seq >= streamSequence - 1 || (deliveryCount === 1 && floor.consumer_seq >= deliverySequence - 1)
}
