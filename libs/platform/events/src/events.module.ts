import { type DynamicModule, Global, Module } from '@nestjs/common'
import { Consumers } from './consumers.js'
import { DeadLetterTable } from './dead-letter-table.js'
import { DeadLetters } from './dead-letters.js'
import { EventPublisher } from './event-publisher.js'
import { EventsOptions } from './events-options.js'
import { InProcessPublisher } from './in-process-publisher.js'
import { Inbox } from './inbox.js'
import { Outbox } from './outbox.js'
import { Reactor } from './reactor.js'
import { Relay } from './relay.js'

/** Telling events and taking them in, for all domains of the process. */
@Global()
@Module({})
export class EventsModule {
  static with(options: EventsOptions): DynamicModule {
    return {
      module: EventsModule,
      providers: [
        { provide: EventsOptions, useValue: options },
        Consumers,
        Reactor,
        DeadLetterTable,
        DeadLetters,
        Inbox,
        Relay,
        Outbox,
        ...(options.inProcess ? [{ provide: EventPublisher, useClass: InProcessPublisher }] : []),
      ],
      exports: [Outbox, Inbox, Consumers, DeadLetters, Relay],
    }
  }
}
