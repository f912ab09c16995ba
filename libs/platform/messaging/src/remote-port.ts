import type { Provider } from '@nestjs/common'
import { markRemote, type Port } from '@twofold/platform-contract'
import { NatsClient } from './nats-client.js'

/** Provides a port by calling the process that serves it. */
export function remotePort(port: Port): Provider {
  return {
    provide: port,
    inject: [NatsClient],
    useFactory: (client: NatsClient) => {
      const methods = Object.values(port.contract.operations).map((operation) => [
        operation.name,
        (input: unknown) => client.call(operation, input),
      ])
      return markRemote(Object.fromEntries(methods) as object)
    },
  }
}
