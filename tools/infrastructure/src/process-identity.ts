import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** A process that can be recognised again: a process id alone may have been given to another program since. */
export interface ProcessMark {
  pid: number
  /** When it started, in the system's own words. */
  started: string
}

export function markOf(pid: number): ProcessMark | undefined {
  const started = process.platform === 'linux' ? startOnLinux(pid) : startByPs(pid)
  return started === undefined ? undefined : { pid, started }
}

export function isAlive(mark: ProcessMark | undefined): boolean {
  return mark !== undefined && markOf(mark.pid)?.started === mark.started
}

function startOnLinux(pid: number): string | undefined {
  try {
    // proc(5): the command stands in brackets and may hold any character; state is field 3, start time field 22.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' ? undefined : fields[19]
  } catch {
    return undefined
  }
}

function startByPs(pid: number): string | undefined {
  const ps = spawnSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  })
  const [state, ...started] = ps.stdout?.trim().split(/\s+/) ?? []
  return !state || state.startsWith('Z') ? undefined : started.join(' ')
}

/** The command line of a process; undefined where there is none to see. */
export function commandOf(pid: number): string | undefined {
  if (process.platform !== 'linux') {
    return (
      spawnSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() || undefined
    )
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim() || undefined
  } catch {
    return undefined
  }
}
