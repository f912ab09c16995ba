import 'reflect-metadata'
import { type DynamicModule, Global, Module } from '@nestjs/common'
import { ModuleRef } from '@nestjs/core'
import type { Door } from '@twofold/platform-app'
import { ConfigModule, readSettings } from '@twofold/platform-config'
import { httpDoor } from '@twofold/platform-http'
import { Identity, IdentityModule } from '@twofold/platform-identity'
import {
  Lifecycle,
  LifecycleModule,
  LifecycleSettings,
  ManagementPort,
  onShutdownRequest,
} from '@twofold/platform-lifecycle'
import { messageDoor, nats } from '@twofold/platform-messaging'
import { createLogger, NestLogger, TelemetryModule, TelemetrySettings } from '@twofold/platform-telemetry'
import { links } from './chain.contract.js'
import { EntranceController } from './entrance.controller.js'
import { type Link, link } from './link.js'

@Module({ controllers: [EntranceController] })
class EntranceModule {}

@Global()
@Module({})
class LinksModule {
  /** These links live here; the next one of each is wherever Nest finds it. */
  static with(numbers: readonly number[], issuer: boolean): DynamicModule {
    const providers = [
      ...numbers.map((number) => ({
        provide: links[number]!,
        inject: [ModuleRef],
        useFactory: (modules: ModuleRef) => link(() => nextOf(number, modules)),
      })),
      // Where nobody is on NATS somebody has to stand for who signs tokens; there are none.
      ...(issuer ? [{ provide: Identity, useValue: {} }] : []),
    ]
    return { module: LinksModule, providers, exports: providers.map(({ provide }) => provide) }
  }
}

const nextOf = (number: number, modules: ModuleRef): Link | undefined =>
  links[number + 1] && modules.get<Link>(links[number + 1]!, { strict: false })

interface Part {
  readonly door: Door
  /** Links that live in this process, and those that it calls in others. */
  readonly local: readonly number[]
  readonly remote: readonly number[]
}

/** What runs under a name: `whole`, `entrance`, `link-1` to `link-4`. */
function partNamed(name: string): Part {
  if (name === 'whole') return { door: httpDoor(EntranceModule), local: [0, 1, 2, 3], remote: [] }
  if (name === 'entrance') return { door: httpDoor(EntranceModule), local: [], remote: [0] }
  const number = Number(name.slice(-1)) - 1
  return { door: messageDoor, local: [number], remote: links[number + 1] ? [number + 1] : [] }
}

class Root {}

const [name = 'whole'] = process.argv.slice(2)
const { door, local, remote } = partNamed(name)
const isAlone = name === 'whole'
const settings = readSettings(
  [TelemetrySettings, LifecycleSettings, ...(isAlone ? [] : nats.settings), ...door.settings],
  process.env,
)
const logger = createLogger(name, settings.get(TelemetrySettings).LOG_LEVEL)
const domains = local.map((number) => ({ ports: [links[number]!] }))
const imports = [
  ConfigModule.with(settings),
  TelemetryModule.with(logger),
  LifecycleModule,
  IdentityModule,
  LinksModule.with(local, isAlone),
  ...(isAlone ? [] : nats.modules({ name, local: domains, remote: remote.map((number) => links[number]!) })),
  ...door.modules({ name, local: domains }),
]
const app = await door.create({ module: Root, imports }, { logger: new NestLogger(logger), settings })
const lifecycle = app.get(Lifecycle)
onShutdownRequest(() => void lifecycle.stop().finally(() => process.exit(0)), true)
await app.get(ManagementPort).listen()
await lifecycle.start()
