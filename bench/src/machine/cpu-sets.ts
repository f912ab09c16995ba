import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { cpusIn } from './cpu-list.js'
import { processTree } from './process-tree.js'

type Part = 'system' | 'postgres' | 'generator'

/** Which CPUs each part runs on; `undefined`: on any. */
export interface CpuSets extends Readonly<Record<Part, readonly number[] | undefined>> {
  /** What could not be separated, in words. */
  readonly shared: readonly string[]
}

/** Gives the generator one CPU, PostgreSQL a third of the others, and the system the rest; at least one each where there are enough. */
export function divide(cpus: readonly number[]): CpuSets {
  const [first, ...others] = cpus
  if (others.length === 0)
    return {
      system: undefined,
      postgres: undefined,
      generator: undefined,
      shared: ['There is one CPU: the system, PostgreSQL and the generator share it.'],
    }
  const generator = others.slice(-1)
  if (others.length === 1)
    return {
      system: [first!],
      postgres: generator,
      generator,
      shared: ['PostgreSQL and the generator share a CPU, where the generator comes first: there are two.'],
    }
  const rest = cpus.slice(0, -1)
  const ofPostgres = Math.max(1, Math.floor(rest.length / 3))
  return { system: rest.slice(0, -ofPostgres), postgres: rest.slice(-ofPostgres), generator, shared: [] }
}

/** What this machine allows: CPU sets on Linux with `taskset`, else none. */
export function cpuSetsHere(): CpuSets {
  const none = { system: undefined, postgres: undefined, generator: undefined }
  if (process.platform !== 'linux' || spawnSync('taskset', ['--version']).status !== 0) {
    const why = process.platform === 'linux' ? '`taskset` (util-linux) is missing' : 'this system has no CPU sets'
    return { ...none, shared: [`All parts run on all ${availableParallelism()} CPUs: ${why}.`] }
  }
  const allowed = /^Cpus_allowed_list:\s*(.*)$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? ''
  return divide(cpusIn(allowed))
}

/** How many CPUs the system has, shared or not. */
export const cpusOfSystem = ({ system }: CpuSets): number => system?.length ?? availableParallelism()

/** The command before a program that keeps it on these CPUs. */
export const on = (cpus: readonly number[] | undefined) => (cpus ? ['taskset', '-c', cpus.join(',')] : [])

/** Moves a running process and all below it, with all their threads; what they start later inherits it. */
export function move(pid: number, cpus: readonly number[] | undefined): void {
  if (!cpus) return
  for (const each of processTree(pid)) spawnSync('taskset', ['-a', '-c', '-p', cpus.join(','), String(each)])
}
