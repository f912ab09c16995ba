import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import type { CollectedSpan, Exit } from '@twofold/infrastructure'
import type { Environment } from '@twofold/local'

export interface ProcessState {
  readonly name: string
  readonly pid: number
  readonly isRunning: boolean
  readonly url?: string
  readonly managementUrl: string
}

/** What a test may do to the processes of the shop. `nats` and `postgres` are names of processes too. */
export interface ShopControl {
  /** The apps' processes. */
  processes(): Promise<ProcessState[]>
  /** Ends a process without a word (SIGKILL); resolves when it is gone. */
  kill(name: string): Promise<void>
  /** Asks a process to end (SIGTERM) and waits until it has. */
  stop(name: string): Promise<Exit>
  /** Starts it again, on its own port and data; resolves when it is ready. */
  restart(name: string): Promise<void>
  /** Starts one more instance of an app; resolves when it is ready. */
  startAnother(app: string, environment: Environment): Promise<ProcessState>
  /** Starts the app of another grouping, with a database of its own, from a bundle outside the shape. */
  startStranger(name: string, main: string): Promise<ProcessState>
  /** What the apps have recorded of a trace so far. */
  spansOf(traceId: string): Promise<CollectedSpan[]>
}

/** Tests run in a process of their own: over this they reach the one that started the shop. */
export async function serveControl(control: ShopControl): Promise<{ url: string; close(): void }> {
  const server = createServer((request, response) => {
    const answer = async () => {
      const [method, ...parameters] = (await json(request)) as [keyof ShopControl, ...never[]]
      const run = control[method] as (...parameters: unknown[]) => Promise<unknown>
      return { result: await run.apply(control, parameters) }
    }
    void answer()
      .catch((error: Error) => ({ error: error.stack }))
      .then((body) => response.end(JSON.stringify(body)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() }
}

export function controlAt(url: string): ShopControl {
  return new Proxy({} as ShopControl, {
    get:
      (_, method) =>
      async (...parameters: unknown[]) => {
        const answer = await fetch(url, { method: 'POST', body: JSON.stringify([method, ...parameters]) })
        const { result, error } = (await answer.json()) as { result?: unknown; error?: string }
        if (error) throw new Error(error)
        return result
      },
  })
}
