import { environments } from '@twofold/charts'
import { requireDocker } from '@twofold/image'
import { bundleApps, shapes } from '@twofold/local'
import type { ListrTask } from 'listr2'
import pLimit from 'p-limit'
import { buildCharts } from './build-charts.js'
import { Cluster } from './cluster/cluster.js'
import { ensureInfrastructureNode } from './cluster/infrastructure-node.js'
import { ensureNamespace } from './cluster/namespace.js'
import { nodePortsOfOthers } from './cluster/node-ports.js'
import { runsImage } from './cluster/runs-image.js'
import type { CommandLine } from './command-line.js'
import type { ReleaseReport } from './deploy-report.js'
import { Helm } from './helm/helm.js'
import { Release } from './helm/release.js'
import { type ImageSupply, imageSupply } from './images/image-supply.js'
import type { Registry } from './images/push-image.js'
import { type ImageSource, knownImages, newestImages } from './images/image-source.js'
import { serverImages } from './images/server-images.js'
import { chartFolder, infrastructure, isNamed, onlyNamed, releaseSteps } from './plan.js'
import { nodePortOf, releaseOptions } from './release-options.js'
import { rollOut } from './roll-out.js'
import { step } from './step.js'

/** Releases that are rolled out at once: more would only wait for the same nodes. */
const atOnce = 3

/** The steps of a deploy and what they have found out so far. */
export class DeployRun {
  readonly releases: ReleaseReport[] = []
  /** Why releases have failed; whatever would have come after them was left as it is. */
  readonly failures: unknown[] = []
  cluster!: Cluster
  images!: ImageSource
  private helm!: Helm
  /** Where images are built: how they get into the cluster. */
  private supply?: ImageSupply
  private steps: string[][] = []
  /** Releases whose node port another namespace has. */
  private readonly withoutNodePort = new Set<string>()

  constructor(
    private readonly options: CommandLine,
    private readonly signal: AbortSignal,
  ) {}

  /** Everything before the first release changes. */
  preparation(): ListrTask[] {
    const { environment, namespace, registry, images } = this.options
    return [
      step('Cluster', async (tell) => {
        this.cluster = await Cluster.connect()
        this.helm = await Helm.in(namespace)
        if (images) this.images = knownImages(images)
        else this.images = await this.buildingImages(registry)
        const remark = this.options.isDry ? undefined : await this.makeRoom()
        const place = [`namespace ${namespace}`, ...(remark ? [remark] : [])].join(', ')
        tell(`context ${this.cluster.context}, ${place}, values of ${environment}`)
      }),
      {
        title: 'Charts and bundles',
        task: (_, task) =>
          task.newListr(
            [
              step('Charts', () => buildCharts(this.signal)),
              {
                ...step('Bundles', (tell) => this.bundle(tell)),
                skip: () => images !== undefined && `images of ${images}`,
              },
            ],
            { concurrent: true },
          ),
      },
      step('Order', async (tell) => {
        this.steps = onlyNamed(releaseSteps(this.options.shape), this.options.only)
        const order = this.steps.map((names) => names.join(' and ')).join(', then ')
        tell([order, ...(await this.leaveTakenNodePorts())].join('. '))
      }),
      step('What differs from what runs', async (tell) => tell(await this.compare())),
      { ...step('Images', async (tell) => tell(await this.supplyImages(tell))), enabled: () => !this.options.isDry },
    ]
  }

  /** Notes what would be rolled out, for a dry run. */
  notePending(): void {
    for (const name of this.steps.flat()) this.note(name, { change: 'pending', seconds: 0, newPods: 0 })
  }

  /** A task for each release, those of one step side by side. */
  rollouts(): ListrTask[] {
    return this.steps.map((names) => ({
      enabled: () => this.failures.length === 0,
      task: (_, task) =>
        task.newListr(
          names.map((name) => step(name, (tell) => this.rollOut(name, tell))),
          // Those of one step end before the next begins, whatever became of one of them.
          { concurrent: atOnce, exitOnError: false },
        ),
    }))
  }

  private async buildingImages(registry: Registry | undefined): Promise<ImageSource> {
    this.supply = imageSupply({ registry, context: this.cluster.context })
    await requireDocker()
    return newestImages(this.supply)
  }

  /** What is to be known of the namespace, if anything. */
  private async makeRoom(): Promise<string | undefined> {
    const { environment, namespace } = this.options
    const remark = await ensureNamespace(this.cluster, namespace)
    const { nodeSelector } = environments[environment]!.infrastructure
    if (nodeSelector) await ensureInfrastructureNode(this.cluster, nodeSelector)
    return remark
  }

  private get apps(): string[] {
    return this.steps.flat().filter((name) => name !== infrastructure)
  }

  private async bundle(tell: (message: string) => void): Promise<void> {
    const apps = shapes[this.options.shape].filter(({ name }) => isNamed(name, this.options.only))
    if (apps.length > 0) await bundleApps(apps, tell, this.signal)
  }

  /** Finds out which images are wanted and which run; takes out what is as it should be, where only that is asked for. */
  private async compare(): Promise<string> {
    await this.images.compare(this.apps, (app) => this.release(app).runningImage())
    if (this.options.only !== 'affected') return `all of ${this.steps.flat().join(', ')} are asked for`
    const limit = pLimit(atOnce)
    const current = await Promise.all(this.steps.flat().map((name) => limit(() => this.isCurrent(name))))
    const unchanged = this.steps.flat().filter((_, index) => current[index])
    for (const name of unchanged) this.note(name, { change: 'unchanged', seconds: 0, newPods: 0 })
    this.steps = this.steps
      .map((names) => names.filter((name) => !unchanged.includes(name)))
      .filter((it) => it.length > 0)
    return this.steps.length === 0 ? 'nothing' : this.steps.flat().join(', ')
  }

  private async isCurrent(name: string): Promise<boolean> {
    if (this.images.missing.includes(name) || !(await this.release(name).isCurrent())) return false
    const image = this.images.of(name)
    return image === undefined || runsImage(this.cluster, { namespace: this.options.namespace, name, image })
  }

  private async supplyImages(tell: (message: string) => void): Promise<string> {
    if (this.steps.flat().includes(infrastructure) && (await this.release(infrastructure).deployed()) === undefined)
      await this.lendServerImages(tell)
    const wanted = this.apps.filter((app) => this.images.missing.includes(app))
    if (wanted.length === 0) return 'the cluster has them all'
    return this.images.supply(wanted, tell)
  }

  private async lendServerImages(tell: (message: string) => void): Promise<void> {
    const held = await serverImages(chartFolder(infrastructure))
    if (!this.supply || held.length === 0) return
    tell(`${this.supply.way}: ${held.join(', ')}`)
    await this.supply.lend(held)
  }

  private async rollOut(name: string, tell: (message: string) => void): Promise<void> {
    const { cluster, signal, options } = this
    const { namespace, timeout } = options
    signal.throwIfAborted()
    const rollingOut = rollOut(this.release(name), { cluster, namespace, timeout, signal, tell })
    const done = await rollingOut.catch((error: unknown) => {
      this.note(name, { change: 'failed', seconds: 0, newPods: 0 })
      this.failures.push(error)
      throw error
    })
    this.note(name, done)
    tell(`${done.change} in ${done.seconds.toFixed(1)} s, ${done.newPods} new pods`)
  }

  /** Which apps go without their node port, since a Service elsewhere has it, and how to reach them. */
  private async leaveTakenNodePorts(): Promise<string[]> {
    const { environment, namespace } = this.options
    const taken = await nodePortsOfOthers(this.cluster, namespace)
    return this.apps.flatMap((name) => {
      const port = nodePortOf(name, environment)
      const holder = port && taken.get(port)
      if (!holder) return []
      this.withoutNodePort.add(name)
      return [
        `${holder} has the node port ${port}, so here: kubectl --namespace ${namespace} port-forward service/${name} 8080:80`,
      ]
    })
  }

  private release(name: string): Release {
    const options = releaseOptions(name, this.options.environment, this.images.of(name))
    if (!this.withoutNodePort.has(name)) return new Release(this.helm, name, options)
    return new Release(this.helm, name, { ...options, setJson: { 'service.nodePort': '0' } })
  }

  private note(name: string, done: Omit<ReleaseReport, 'name' | 'image'>): void {
    this.releases.push({ name, image: this.images.of(name), ...done })
  }
}
