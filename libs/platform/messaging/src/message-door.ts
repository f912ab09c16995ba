import { type DynamicModule, Module } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import type { AsyncMicroserviceOptions } from '@nestjs/microservices'
import type { Door } from '@twofold/platform-app'
import { AccessGuard } from './access.guard.js'
import { messageController } from './message-controller.js'
import { NatsServer } from './nats-server.js'

@Module({})
class MessageDoorModule {}

/** Serves every port of the local domains to the other processes, over NATS. */
export const messageDoor: Door = {
  settings: [],
  modules({ local }): DynamicModule[] {
    const controllers = local.flatMap(({ ports }) => ports.map(messageController))
    return [{ module: MessageDoorModule, controllers, providers: [NatsServer, AccessGuard] }]
  },
  async create(root, { logger }) {
    const app = await NestFactory.createMicroservice<AsyncMicroserviceOptions>(root, {
      inject: [NatsServer],
      useFactory: (strategy: NatsServer) => ({ strategy }),
      logger,
      abortOnError: false,
    })
    await app.listen()
    return app
  },
}
