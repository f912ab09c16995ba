import type { Cluster } from '@twofold/deploy'
import { cpuSecondsOf } from '../machine/cpu-time.js'
import type { Metering, Reading } from '../measuring/meter.js'
import { podUsage } from './pod-usage.js'

/**
 * CPU and memory of pods, as the metrics server has them: an average of some 15 s, so that what lies between two readings has
 * to take longer than that.
 */
export class PodMeter implements Metering {
  private readonly cpu = new Map<string, number>()
  private at = performance.now()

  constructor(
    private readonly cluster: Cluster,
    private readonly namespace: string,
    private readonly generatorPid: number,
    /** Of the shape that is measured, and of what it stands on. */
    private readonly apps: readonly string[],
  ) {}

  async read(): Promise<Reading> {
    const usage = await podUsage(this.cluster, this.namespace)
    const at = performance.now()
    const seconds = (at - this.at) / 1_000
    this.at = at
    for (const app of this.apps) {
      const cpus = usage.get(app)?.cpus
      if (cpus !== undefined) this.cpu.set(app, (this.cpu.get(app) ?? 0) + cpus * seconds)
    }
    const generator = cpuSecondsOf(this.generatorPid)
    const cpu = { ...Object.fromEntries(this.cpu), ...(generator !== undefined && { generator }) }
    return { at, cpu, host: undefined }
  }

  async memory(): Promise<Record<string, number>> {
    const usage = await podUsage(this.cluster, this.namespace)
    return Object.fromEntries(this.apps.flatMap((app) => [[app, usage.get(app)?.megabytes ?? 0]]))
  }
}
