import type { Exit } from '@twofold/infrastructure'

/** An app's process or a server's. */
export interface Restartable {
  readonly name: string
  readonly pid: number
  readonly log: string
  readonly exit: Promise<Exit>
  restart(): Promise<void>
}

const pause = 1_000
const limit = { restarts: 5, within: 60_000 }

/** Starts a process again when it has ended unasked, until `stopping` aborts; gives up after five times in a minute. */
export async function keepRunning(child: Restartable, stopping: AbortSignal, tell: (message: string) => void) {
  const restarts: number[] = []
  for (;;) {
    const { pid } = child
    const { code, signal } = await child.exit
    if (stopping.aborted) return
    const how = `${child.name} (process ${pid}) ended with ${signal ?? `code ${code}`}`
    const recent = restarts.filter((time) => time > Date.now() - limit.within)
    if (recent.length >= limit.restarts)
      return tell(`${how}, the sixth time in a minute: it stays down. Its log: ${child.log}`)
    tell(`${how}. The others keep running; it starts again in 1 s. Its log: ${child.log}`)
    await new Promise((resolve) => setTimeout(resolve, pause))
    if (stopping.aborted) return
    restarts.push(Date.now())
    await child.restart().then(
      () => tell(`${child.name} is back, as process ${child.pid}`),
      (error) => stopping.aborted || tell((error as Error).message),
    )
  }
}
