import { type DynamicModule, Injectable } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { ConfigModule, SettingsValues } from '@twofold/platform-config'
import { defineContract, event, type EventMessage } from '@twofold/platform-contract'
import { DatabaseModule, DatabaseSettings, migrate, UnitOfWork } from '@twofold/platform-database'
import { EventsModule, eventTables, Outbox, type Reaction, ReactsTo } from '@twofold/platform-events'
import { Lifecycle, LifecycleModule, LifecycleSettings } from '@twofold/platform-lifecycle'
import { createLogger, Log, Metrics, TelemetryModule, TelemetrySettings } from '@twofold/platform-telemetry'
import { uniqueName } from '@twofold/platform-testing'
import * as z from 'zod'
import { jetStream } from './jetstream-events.js'
import { NatsLink } from './nats-link.js'
import { NatsSettings } from './nats.settings.js'

const plant = z.object({ plantId: z.string(), note: z.string() })

interface ProcessOptions {
  readonly name: string
  readonly databaseUrl: string
  /** Without one, events go to the reactions of the same process. */
  readonly natsUrl?: string
  /** Both, if absent. */
  readonly local?: readonly ('garden' | 'diary')[]
}

/** A domain that tells of plants and one that keeps a diary of them, under names that no other test has. */
export function eventWorld() {
  const garden = defineContract({
    domain: uniqueName('garden'),
    operations: {},
    events: {
      plantPotted: event({ summary: 'A plant was potted', aggregate: 'plantId', payload: plant }),
      plantWatered: event({ summary: 'A plant was watered', aggregate: 'plantId', payload: plant }),
    },
  })
  const { plantPotted, plantWatered } = garden.events
  const diary = uniqueName('diary')
  type Message = EventMessage<z.output<typeof plant>>
  const world = {
    garden,
    diary,
    /** Called by the reaction before it writes, and after; in which process, with which event. */
    before: (_entry: string, _process: string): Promise<void> | void => {},
    after: (_entry: string, _process: string): Promise<void> | void => {},
    migrate: (databaseUrl: string) => createSchemas(databaseUrl, garden.domain, diary),
    start,
  }

  @ReactsTo(plantPotted)
  @Injectable()
  class WriteEntryWhenPlantPotted implements Reaction<typeof plantPotted> {
    constructor(
      private readonly unitOfWork: UnitOfWork,
      private readonly log: Log,
    ) {}

    async react({ aggregate, version }: Message) {
      const entry = `${aggregate} ${version}`
      const process = this.log.bindings().app as string
      await world.before(entry, process)
      await this.unitOfWork.manager.query(`insert into ${diary}.entries (plant, version) values ($1, $2)`, [
        aggregate,
        version,
      ])
      await world.after(entry, process)
    }
  }

  @ReactsTo(plantWatered)
  @Injectable()
  class CountWateringWhenPlantWatered implements Reaction<typeof plantWatered> {
    constructor(private readonly unitOfWork: UnitOfWork) {}

    async react({ aggregate, version }: Message) {
      await this.unitOfWork.manager.query(`insert into ${diary}.waterings values ($1, $2)`, [aggregate, version])
    }
  }

  const reactions = [WriteEntryWhenPlantPotted, CountWateringWhenPlantWatered]

  async function start({ name, databaseUrl, natsUrl, local = ['garden', 'diary'] }: ProcessOptions) {
    const domains = local.map((each) =>
      each === 'garden' ? { schema: garden.domain, reactions: [] } : { schema: diary, reactions },
    )
    const providers = local.includes('diary') ? reactions : []
    class Domains {}
    class Link {}
    const imports: DynamicModule[] = [
      ConfigModule.with(settingsOf(databaseUrl, natsUrl)),
      TelemetryModule.with(createLogger(name, process.env.LOG_LEVEL ?? 'silent')),
      { module: LifecycleModule },
      DatabaseModule.with(name, []),
      EventsModule.with({ domains, inProcess: !natsUrl }),
      ...(natsUrl ? [{ module: Link, global: true, providers: [NatsLink], exports: [NatsLink] }] : []),
      ...(natsUrl ? jetStream.modules({ name, local: [] }) : []),
      { module: Domains, providers },
    ]
    const options = { logger: false, abortOnError: false } as const
    const app = await NestFactory.createApplicationContext({ module: class Root {}, imports }, options)
    await app.get(Lifecycle).start()
    const tell = (told: typeof plantPotted | typeof plantWatered, ...plants: string[]) =>
      app.get(UnitOfWork, { strict: false }).run(async () => {
        for (const plantId of plants) app.get(Outbox, { strict: false }).append(told, { plantId, note: '' })
      })
    return {
      app,
      pot: (...plants: string[]) => tell(plantPotted, ...plants),
      water: (...plants: string[]) => tell(plantWatered, ...plants),
      /** How many events had which outcome so far. */
      async counted(outcome: string) {
        const { values } = await app.get(Metrics).events.get()
        return values.filter(({ labels }) => labels.outcome === outcome).reduce((sum, { value }) => sum + value, 0)
      },
      stop: () => app.get(Lifecycle).stop(),
    }
  }

  return world
}

export type EventWorld = ReturnType<typeof eventWorld>
export type EventProcess = Awaited<ReturnType<EventWorld['start']>>

function settingsOf(databaseUrl: string, natsUrl: string | undefined): SettingsValues {
  const settings = new SettingsValues()
  settings.add(DatabaseSettings, {
    DATABASE_URL: databaseUrl,
    DATABASE_POOL_SIZE: 10,
    DATABASE_STATEMENT_TIMEOUT_MS: 5_000,
  })
  settings.add(TelemetrySettings, { SERVED_BY_HEADER: false })
  settings.add(LifecycleSettings, { MANAGEMENT_HOST: '127.0.0.1', MANAGEMENT_PORT: 0 })
  settings.add(NatsSettings, { NATS_URL: natsUrl, NATS_STREAM_REPLICAS: 1 })
  return settings
}

async function createSchemas(url: string, garden: string, diary: string): Promise<void> {
  const tables: Record<string, string[]> = {
    [garden]: eventTables(garden),
    [diary]: [
      ...eventTables(diary),
      `create table ${diary}.entries (position serial, plant text, version int)`,
      `create table ${diary}.waterings (plant text, version int)`,
    ],
  }
  const schemas = Object.entries(tables).map(([name, statements]) => {
    class CreateTables1700000000001 {
      static readonly kind = 'expand'
      async up(runner: { query(statement: string): Promise<unknown> }) {
        for (const statement of statements) await runner.query(statement)
      }
      async down() {}
    }
    return { name, rows: [], migrations: [CreateTables1700000000001] }
  })
  await migrate({ url, schemas, applicationName: 'migrate' })
}
