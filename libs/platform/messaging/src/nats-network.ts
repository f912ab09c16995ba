import { type DynamicModule, Global, Module } from '@nestjs/common'
import type { Network } from '@twofold/platform-app'
import { Identity } from '@twofold/platform-identity'
import { BundledCalls } from './bundled-calls.js'
import { NatsClient } from './nats-client.js'
import { NatsLink } from './nats-link.js'
import { NatsSettings } from './nats.settings.js'
import { remotePort } from './remote-port.js'

@Global()
@Module({})
class NatsModule {}

/** Processes connected by NATS: neighbours are called over request/reply. */
export const nats: Network = {
  settings: [NatsSettings],
  modules({ local, remote }): DynamicModule[] {
    // Whoever issues tokens serves their keys; everyone else asks for them.
    const issuer = local.some(({ ports }) => ports.includes(Identity))
    const ports = issuer ? remote : [...remote, Identity]
    const providers = [NatsLink, NatsClient, BundledCalls, ...ports.map(remotePort)]
    return [{ module: NatsModule, providers, exports: [NatsLink, NatsClient, ...ports] }]
  },
}
