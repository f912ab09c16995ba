/** Calls `begin` once: on SIGTERM, SIGINT, or, where `watchParent` says so, at the end of standard input. */
export function onShutdownRequest(begin: (reason: string) => void, watchParent: boolean): void {
  let asked = false
  const ask = (reason: string) => {
    if (asked) return
    asked = true
    begin(reason)
  }
  process.on('SIGTERM', ask)
  process.on('SIGINT', ask)
  if (watchParent)
    process.stdin
      .on('end', () => ask('the parent process is gone'))
      .on('error', () => ask('the parent process is gone'))
      .resume()
}
