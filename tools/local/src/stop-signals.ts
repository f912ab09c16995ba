/** Signals that reach us twice for one Ctrl-C (npm passes them on) come within this time, in milliseconds. */
const sameKeystroke = 500

/** Calls `first` at the first Ctrl-C, SIGTERM or SIGHUP, and `again` at the next one. */
export function onStopSignals(first: (signal: NodeJS.Signals) => void, again: () => void): void {
  let stoppedAt: number | undefined
  const hear = (signal: NodeJS.Signals) => {
    if (stoppedAt === undefined) {
      stoppedAt = Date.now()
      first(signal)
    } else if (Date.now() - stoppedAt > sameKeystroke) {
      again()
    }
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, hear)
}
