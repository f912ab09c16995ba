import 'reflect-metadata'
import { Global, Module } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { ConfigModule, readSettings } from '@twofold/platform-config'
import { Deadline, withCall } from '@twofold/platform-context'
import { IdentityModule } from '@twofold/platform-identity'
import { Lifecycle, LifecycleModule, LifecycleSettings } from '@twofold/platform-lifecycle'
import { createLogger, TelemetryModule, TelemetrySettings } from '@twofold/platform-telemetry'
import { messageDoor, nats, NatsSettings } from '../index.js'
import { answer, Bench } from './contract.js'

const settings = readSettings([NatsSettings, LifecycleSettings, TelemetrySettings], process.env)
const platform = (name: string) => [
  ConfigModule.with(settings),
  TelemetryModule.with(createLogger(name, 'error')),
  LifecycleModule,
  IdentityModule,
]
const quiet = { log() {}, error: console.error, warn() {} }

@Global()
@Module({
  providers: [{ provide: Bench, useValue: { getProduct: async () => answer } }],
  exports: [Bench],
})
class BenchModule {}

class Root {}

export async function serveOurs(): Promise<void> {
  const local = [{ ports: [Bench] }]
  const imports = [
    ...platform('bench'),
    BenchModule,
    ...nats.modules({ name: 'bench', local: [], remote: [] }),
    ...messageDoor.modules({ name: 'bench', local }),
  ]
  const app = await messageDoor.create({ module: Root, imports }, { logger: quiet, settings })
  await app.get(Lifecycle).start()
}

export async function callOurs(): Promise<(input: { productId: string }) => Promise<unknown>> {
  const imports = [...platform('caller'), ...nats.modules({ name: 'caller', local: [], remote: [Bench] })]
  const app = await NestFactory.createApplicationContext({ module: Root, imports }, { logger: quiet })
  await app.get(Lifecycle).start()
  const bench = app.get(Bench)
  return (input) =>
    withCall(
      {
        requestId: '01920000-0000-7000-8000-000000000001',
        traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00',
        deadline: Deadline.in(5_000),
        clientAddress: '192.0.2.7',
      },
      () => bench.getProduct(input),
    )
}
