import { Injectable } from '@nestjs/common'
import { Consumers, Inbox } from '@twofold/platform-events'
import { Lifecycle } from '@twofold/platform-lifecycle'
import { Log } from '@twofold/platform-telemetry'
import { JetStreamConsumer } from './jetstream-consumer.js'
import { NatsLink } from './nats-link.js'

/** Brings the events of other domains from JetStream to the reactions of this process. */
@Injectable()
export class JetStreamConsumers {
  private readonly consumers: readonly JetStreamConsumer[]

  constructor(consumers: Consumers, link: NatsLink, inbox: Inbox, log: Log, lifecycle: Lifecycle) {
    this.consumers = consumers.all.map((consumer) => new JetStreamConsumer(consumer, link, inbox, log))
    link.onReconnect(() => this.consumers.forEach((consumer) => consumer.listenAnew()))
    // Peers take over while this process cannot reach its database.
    lifecycle.onAbilityChange((able) => {
      for (const consumer of this.consumers) {
        if (able) consumer.resume()
        else void consumer.pause()
      }
    })
    lifecycle.add('work', {
      name: 'event consumers',
      start: () => this.consumers.forEach((consumer) => consumer.start()),
      stop: async () => void (await Promise.all(this.consumers.map((consumer) => consumer.stop()))),
    })
  }
}
