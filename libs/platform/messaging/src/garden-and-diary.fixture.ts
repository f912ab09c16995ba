import { OwnNats, testDatabase, type TestDatabase } from '@twofold/platform-testing'
import { jetstreamManager, type JetStreamManager } from '@nats-io/jetstream'
import { connect, type NatsConnection } from '@nats-io/transport-node'
import { type EventProcess, eventWorld, type EventWorld } from './event-world.fixture.js'

/** A domain that tells of plants and one that keeps a diary of them, as services: each with a database of its own, over NATS. */
export class GardenAndDiary {
  private readonly processes: EventProcess[] = []

  private constructor(
    readonly nats: OwnNats,
    readonly databases: { readonly garden: TestDatabase; readonly diary: TestDatabase },
    readonly world: EventWorld,
  ) {}

  /** Prepares them on a NATS of their own, which the test may kill; no process runs yet. */
  static async prepare(): Promise<GardenAndDiary> {
    const databases = { garden: await testDatabase(), diary: await testDatabase() }
    const world = eventWorld()
    for (const { url } of Object.values(databases)) await world.migrate(url)
    return new GardenAndDiary(await OwnNats.start(), databases, world)
  }

  async start(domain: 'garden' | 'diary', name: string = domain): Promise<EventProcess> {
    const options = { name, databaseUrl: this.databases[domain].url, natsUrl: this.nats.url, local: [domain] }
    const process = await this.world.start(options)
    this.processes.push(process)
    return process
  }

  async stop(): Promise<void> {
    await Promise.all(this.processes.map((process) => process.stop()))
    for (const database of Object.values(this.databases)) await database.drop()
    await this.nats.stop()
  }

  async withJetStream<T>(work: (manager: JetStreamManager, connection: NatsConnection) => Promise<T>): Promise<T> {
    const connection = await connect({ servers: this.nats.url })
    try {
      return await work(await jetstreamManager(connection), connection)
    } finally {
      await connection.close()
    }
  }

  /** What the server knows of the diary's two consumers. */
  consumers() {
    return this.withJetStream((manager) => manager.consumers.list(`${this.world.garden.domain}-events`).next())
  }

  async ofPotted() {
    return (await this.consumers()).find(({ name }) => name.endsWith('potted'))!
  }

  /** Each plant's versions, in the order in which they were applied. */
  async entries(): Promise<Record<string, number[]>> {
    const rows = await this.databases.diary.query<{ plant: string; versions: number[] }>(
      `select plant, array_agg(version order by position) as versions from ${this.world.diary}.entries group by plant`,
    )
    return Object.fromEntries(rows.map(({ plant, versions }) => [plant, versions]))
  }

  /** What the garden has told and not published. */
  unpublished(): Promise<object[]> {
    return this.databases.garden.query(
      `select aggregate, version from ${this.world.garden.domain}.outbox where published_at is null order by version`,
    )
  }
}
