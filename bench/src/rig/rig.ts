import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { findNatsServer, type Infrastructure, localFolder, startInfrastructure } from '@twofold/infrastructure'
import { allShapes, bundleApps, prepareShape, repository, shapes } from '@twofold/local'
import { bundleBaselines } from '../baselines/bundle-baselines.js'
import { type CpuSets, cpuSetsHere, move } from '../machine/cpu-sets.js'
import { giveWay } from '../machine/give-way.js'
import { Meter } from '../measuring/meter.js'
import type { RunningSystem } from '../systems/running-system.js'
import { bundleChain } from '../systems/bundle-chain.mjs'
import { chainBundle } from '../systems/chain.js'
import { Templates } from './templates.js'

interface RigOptions {
  /** Sizes of the catalogue that runs will want. */
  readonly products: readonly number[]
  readonly tell: (message: string) => void
  readonly signal: AbortSignal
}

export interface RigVersions {
  readonly postgres: string
  readonly natsServer: string | null
}

/** What every run stands on: servers of the bench's own, databases to copy, CPU sets. */
export class Rig {
  readonly cpus: CpuSets = cpuSetsHere()
  readonly logs = join(localFolder(repository), 'logs', 'bench')
  private readonly templates: Templates

  private constructor(
    readonly infrastructure: Infrastructure,
    private readonly options: RigOptions,
  ) {
    this.templates = new Templates(infrastructure)
  }

  /** Builds what is measured, and starts and fills the servers. @throws Failure */
  static async setUp(options: RigOptions): Promise<Rig> {
    const { tell, signal } = options
    tell('building the apps and the baselines')
    await bundleApps(
      allShapes.flatMap((shape) => shapes[shape]),
      tell,
      signal,
    )
    await bundleBaselines()
    await bundleChain(repository, chainBundle)
    tell('starting PostgreSQL and NATS, which wait for the disk')
    const infrastructure = await startInfrastructure({
      directory: repository,
      ephemeral: true,
      durable: true,
      logDirectory: join(localFolder(repository), 'logs', 'bench'),
      onProgress: tell,
      signal,
    })
    const rig = new Rig(infrastructure, options)
    try {
      await rig.prepare()
      return rig
    } catch (error) {
      await infrastructure.stop()
      throw error
    }
  }

  /** Databases as they were at first, and a NATS that remembers nothing. */
  async restore(databases: readonly string[], { nats, products }: { nats: boolean; products: number }): Promise<void> {
    await this.templates.restore(databases, products)
    if (!nats) return
    await this.infrastructure.wipeNats()
    move(this.infrastructure.nats.pid, this.cpus.system)
  }

  /** Lets the generator come first on a CPU that PostgreSQL shares with it: who asks does not wait for who is asked. */
  async giveWay(): Promise<void> {
    const { postgres, generator } = this.cpus
    if (generator && generator.join() === postgres?.join()) await giveWay(this.infrastructure.postgres.pid)
  }

  meterOf({ processes }: RunningSystem, generatorPid: number): Meter {
    const { postgres } = this.infrastructure
    return new Meter(new Map([...processes, ['postgres', [postgres.pid]], ['generator', [generatorPid]]]))
  }

  async versions(): Promise<RigVersions> {
    const program = await findNatsServer({ cache: join(localFolder(repository), 'bin'), onProgress: () => {} })
    const { stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' })
    return { postgres: await this.templates.version(), natsServer: /v?(\d+\.\d+\.\d+)/.exec(stdout)?.[1] ?? null }
  }

  async stop(): Promise<void> {
    await this.infrastructure.stop()
  }

  private async prepare(): Promise<void> {
    const { infrastructure, cpus } = this
    move(infrastructure.postgres.pid, cpus.postgres)
    move(infrastructure.nats.pid, cpus.system)
    for (const products of this.options.products) await this.prepareFor(products)
  }

  private async prepareFor(products: number): Promise<void> {
    const { tell, signal } = this.options
    for (const shape of allShapes) {
      tell(`preparing the databases of the ${shape}, with ${products.toLocaleString('en')} products`)
      await prepareShape(shape, {
        infrastructure: this.infrastructure,
        logDirectory: this.logs,
        environment: () => ({ SERVED_BY_HEADER: 'false' }),
        signal,
      })
      await this.templates.make(databasesOf(shape), products)
    }
  }
}

const databasesOf = (shape: (typeof allShapes)[number]) =>
  shapes[shape].filter(({ needsDatabase }) => needsDatabase).map(({ name }) => name)
