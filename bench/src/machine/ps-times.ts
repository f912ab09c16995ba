/** Seconds in `ps -o time=`: `1-02:03:04`, `02:03:04` on Linux, `3:04.56` on macOS. */
export function secondsIn(time: string): number {
  const [rest = '', days = '0'] = time.trim().split('-').reverse()
  const seconds = rest.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)
  return Number(days) * 86_400 + seconds
}
