import 'reflect-metadata'
import { type DynamicModule, type LoggerService, Module, type Type } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import type { Event, PayloadOf, Port } from '@twofold/platform-contract'
import type { Verdict } from '@twofold/platform-events'
import { Identity } from '@twofold/platform-identity'
import { Lifecycle } from '@twofold/platform-lifecycle'
import type { Domain } from './domain.js'
import { rootModule } from './root-module.js'
import { tellEvents } from './tell-events.js'

/** Whom a domain calls, played by the test: a port and what stands for its implementation. */
type Neighbour = readonly [Port, object]

export interface DomainInTest {
  /** A port of the domain, or any other provider of the process. */
  get<T>(token: abstract new (...args: never[]) => T): T
  /** Tells the domain of an event of a neighbour; answers what each of its reactions made of it. */
  tell<E extends Event>(event: E, payload: PayloadOf<E>): Promise<Verdict[]>
  stop(): Promise<void>
}

@Module({})
class NeighboursModule {
  static with(neighbours: readonly Neighbour[]): DynamicModule {
    const providers = neighbours.map(([provide, useValue]) => ({ provide, useValue }))
    return { module: NeighboursModule, global: true, providers, exports: providers }
  }
}

/** Starts a domain for its tests, as an app does but without a door: on a database of the test's own, silently. */
export async function startDomain(
  domain: Domain,
  options: { databaseUrl: string; neighbours?: readonly Neighbour[]; environment?: Record<string, string> },
): Promise<DomainInTest> {
  const { databaseUrl, neighbours = [], environment } = options
  const issuer: Neighbour[] = domain.ports.includes(Identity) ? [] : [[Identity, {}]]
  const door = { settings: [], modules: () => [NeighboursModule.with([...issuer, ...neighbours])], create }
  const composition = { name: 'test', local: [domain], door }
  const { module, nestLogger, settings } = rootModule(composition, {
    DATABASE_URL: databaseUrl,
    LOG_LEVEL: 'silent',
    ...environment,
  })
  await domain.memory.migrate(composition, settings, () => {})
  const app = await create(module, { logger: nestLogger })
  await app.get(Lifecycle).start()
  return {
    get: (token) => app.get(token as Type, { strict: false }),
    tell: tellEvents(app),
    async stop() {
      await app.get(Lifecycle).stop()
      await app.close()
    },
  }
}

function create(root: Type | DynamicModule, { logger }: { logger: LoggerService }) {
  return NestFactory.createApplicationContext(root, { logger, abortOnError: false })
}
