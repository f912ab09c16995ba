import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/**
 * Memory of a process and its children in bytes: their proportional share (PSS) on Linux, elsewhere the resident size
 * (RSS), which counts shared pages in each process anew. Undefined for a process that has ended.
 */
export function memoryOf(pid: number): number | undefined {
  return process.platform === 'linux' ? onLinux(pid) : byPs(pid)
}

function onLinux(pid: number): number | undefined {
  const own = kilobytes(`/proc/${pid}/smaps_rollup`, 'Pss') ?? kilobytes(`/proc/${pid}/status`, 'VmRSS')
  if (own === undefined) return undefined
  const children = contentOf(`/proc/${pid}/task/${pid}/children`)?.split(' ').filter(Boolean) ?? []
  return children.reduce((sum, child) => sum + (onLinux(Number(child)) ?? 0), own * 1024)
}

function kilobytes(file: string, field: string): number | undefined {
  const value = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(contentOf(file) ?? '')?.[1]
  return value === undefined ? undefined : Number(value)
}

function contentOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

function byPs(pid: number): number | undefined {
  const { stdout } = spawnSync('ps', ['-axo', 'pid=,ppid=,rss='], { encoding: 'utf8' })
  const rows = stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
  const sum = (parent: number): number =>
    rows.filter(([, ppid]) => ppid === parent).reduce((total, [child]) => total + sum(child!), sizeOf(parent))
  const sizeOf = (wanted: number) => (rows.find(([id]) => id === wanted)?.[2] ?? 0) * 1024
  return sum(pid) || undefined
}
