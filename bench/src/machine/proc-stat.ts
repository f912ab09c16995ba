/** Ticks of CPU that a process has used, from `/proc/<pid>/stat`; undefined where the text is none. */
export function ticksIn(stat: string): { own: number; endedChildren: number } | undefined {
  // The program's name, in brackets, may itself contain spaces and brackets.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const [utime, stime, cutime, cstime] = fields.slice(11, 15).map(Number)
  if (utime === undefined || !Number.isFinite(cstime)) return undefined
  return { own: utime + stime!, endedChildren: cutime! + cstime! }
}

/** Ticks of all CPUs since the machine started, from the first line of `/proc/stat`. */
export interface HostTicks {
  readonly total: number
  /** All but idling, waiting for disks, and what the hypervisor took. */
  readonly busy: number
  readonly steal: number
}

export function hostTicksIn(stat: string): HostTicks {
  const [user = 0, nice = 0, system = 0, idle = 0, iowait = 0, irq = 0, softirq = 0, steal = 0] = stat
    .slice(0, stat.indexOf('\n'))
    .trim()
    .split(/\s+/)
    .slice(1)
    .map(Number)
  const busy = user + nice + system + irq + softirq
  return { busy, steal, total: busy + idle + iowait + steal }
}
