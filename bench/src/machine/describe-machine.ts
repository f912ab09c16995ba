import { spawnSync } from 'node:child_process'
import { cpus, release, totalmem, version } from 'node:os'
import type { Machine } from '../result/machine.js'
import type { CpuSets } from './cpu-sets.js'

interface Known {
  readonly sets: CpuSets
  readonly versions: { readonly postgres: string; readonly natsServer: string | null }
  /** As {@link loadNow} had it before anything of ours ran. */
  readonly loadBefore: number
}

/** All that is known before anything is measured. */
export function describeMachine({ sets, versions, loadBefore }: Known): Machine {
  const [first] = cpus()
  const list = (set: readonly number[] | undefined) => set?.join(',') ?? null
  return {
    cpu: { model: first?.model.trim() ?? 'unknown', count: cpus().length },
    memoryGiB: Math.round((totalmem() / 2 ** 30) * 10) / 10,
    os: osName(),
    kernel: release(),
    versions: { node: process.versions.node, ...versions },
    cpuSets: {
      system: list(sets.system),
      postgres: list(sets.postgres),
      generator: list(sets.generator),
      shared: [...sets.shared],
    },
    loadBefore,
    steal: null,
    foreign: null,
    disturbances: [],
  }
}

function osName(): string {
  const { stdout } = spawnSync('sh', ['-c', '. /etc/os-release && echo "$PRETTY_NAME"'], { encoding: 'utf8' })
  return stdout.trim() || `${process.platform} ${version()}`
}
