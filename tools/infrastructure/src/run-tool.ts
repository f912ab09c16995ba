import spawn, { type Options } from 'nano-spawn'

interface RunOptions extends Options {
  onLine: (line: string) => void
}

/** Runs a program that starts others; an abort of `signal` ends all of them. Rejects as nano-spawn does. */
export async function runTool(
  program: string,
  args: string[],
  { onLine, signal, ...options }: RunOptions,
): Promise<void> {
  const running = spawn(program, args, { ...options, detached: true })
  const endGroup = ({ pid }: { pid?: number }) => pid && process.kill(-pid, 'SIGTERM')
  const end = () => void running.nodeChildProcess.then(endGroup).catch(() => {}) // it may have ended by itself
  if (signal?.aborted) end()
  signal?.addEventListener('abort', end)
  try {
    for await (const line of running) onLine(line)
  } finally {
    signal?.removeEventListener('abort', end)
  }
}
