import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { processTree } from './process-tree.js'
import { type HostTicks, hostTicksIn, ticksIn } from './proc-stat.js'
import { secondsIn } from './ps-times.js'

const isLinux = process.platform === 'linux'
const ticksPerSecond = isLinux ? Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' })) : 100

/**
 * CPU seconds of a process since its start, all threads, with those of its children, the ended ones too. Undefined where the
 * system does not tell.
 */
export function cpuSecondsOf(pid: number): number | undefined {
  return isLinux ? onLinux(pid) : byPs(pid)
}

function onLinux(pid: number): number | undefined {
  const ticks = processTree(pid).flatMap((each) => ticksOf(each) ?? [])
  if (ticks.length === 0) return undefined
  return ticks.reduce((sum, { own, endedChildren }) => sum + own + endedChildren, 0) / ticksPerSecond
}

function ticksOf(pid: number) {
  try {
    return ticksIn(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return undefined
  }
}

function byPs(root: number): number | undefined {
  const { stdout, status } = spawnSync('ps', ['-axo', 'pid=,ppid=,time='], { encoding: 'utf8' })
  if (status !== 0) return undefined
  const rows = stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .map(([pid, parent, time = '']) => ({ pid: Number(pid), parent: Number(parent), seconds: secondsIn(time) }))
  const below = (parent: number): number =>
    rows.filter((row) => row.parent === parent).reduce((sum, { pid, seconds }) => sum + seconds + below(pid), 0)
  const own = rows.find(({ pid }) => pid === root)
  return own && own.seconds + below(root)
}

/** Seconds of all CPUs since the machine started; undefined where the system does not tell. */
export function hostSeconds(): HostTicks | undefined {
  if (!isLinux) return undefined
  const { busy, steal, total } = hostTicksIn(readFileSync('/proc/stat', 'utf8'))
  return { busy: busy / ticksPerSecond, steal: steal / ticksPerSecond, total: total / ticksPerSecond }
}
