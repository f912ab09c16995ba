import type { Provider } from '@nestjs/common'
import { markRemote, type Port } from '@twofold/platform-contract'
import { BundledCalls } from './bundled-calls.js'

/** Provides a port by calling the process that serves it. */
export function remotePort(port: Port): Provider {
  return {
    provide: port,
    inject: [BundledCalls],
    useFactory: (calls: BundledCalls) => {
      const methods = Object.values(port.contract.operations).map((operation) => [operation.name, calls.of(operation)])
      return markRemote(Object.fromEntries(methods) as object)
    },
  }
}
