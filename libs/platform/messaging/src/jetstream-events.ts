import { Global, Module } from '@nestjs/common'
import type { EventTransport } from '@twofold/platform-app'
import { EventPublisher } from '@twofold/platform-events'
import { JetStreamConsumers } from './jetstream-consumers.js'
import { JetStreamPublisher } from './jetstream-publisher.js'

@Global()
@Module({})
class JetStreamModule {}

/** Events travel through JetStream, over the connection that the calls use. */
export const jetStream: EventTransport = {
  settings: [],
  modules: () => [
    {
      module: JetStreamModule,
      providers: [{ provide: EventPublisher, useClass: JetStreamPublisher }, JetStreamConsumers],
      exports: [EventPublisher],
    },
  ],
}
