import { type Infrastructure, lastLines } from '@twofold/infrastructure'
import type { AppDefinition } from './app-process.js'
import { AppProcess } from './app-process.js'
import { type App, frontDoor, type Shape } from './apps.js'

interface Origin {
  ownsInfrastructure: boolean
  defineAnother(app: App, name: string): Promise<AppDefinition>
}

interface Progress {
  onProgress?: (message: string) => void
  signal?: AbortSignal
}

/** The processes of one shape. */
export class RunningShape {
  readonly processes = new Map<string, AppProcess>()
  private stopped: Promise<void> | undefined

  constructor(
    readonly shape: Shape,
    readonly infrastructure: Infrastructure,
    private readonly origin: Origin,
  ) {}

  /** Where its HTTP API is, without a slash at the end. */
  get baseUrl(): string {
    return this.process(frontDoor(this.shape).name).url!
  }

  /** Throws where there is none of that name. */
  process(name: string): AppProcess {
    const process = this.processes.get(name)
    if (!process)
      throw new Error(`the ${this.shape} shape has no process ${name}: ${[...this.processes.keys()].join(', ')}`)
    return process
  }

  /** Starts one more instance of an app, on free ports; it stops with the others. Resolves when it is ready. */
  async startAnother(appName: string): Promise<AppProcess> {
    const { app } = this.process(appName)
    const count = [...this.processes.values()].filter((process) => process.app === app).length
    const another = new AppProcess(await this.origin.defineAnother(app, `${appName}-${count + 1}`))
    await this.start([another])
    return another
  }

  /** Starts processes at once; resolves when all are ready. The first that fails ends the wait. */
  async start(processes: AppProcess[], { onProgress = () => {}, signal }: Progress = {}): Promise<void> {
    const waiting = new Set(processes.map(({ name }) => name))
    const tell = () => onProgress(`waiting until ready: ${[...waiting].join(', ')}`)
    const over = new AbortController()
    const aborted = new Promise<never>((_, reject) =>
      signal?.addEventListener('abort', () => reject(signal.reason), { signal: over.signal }),
    )
    signal?.throwIfAborted()
    tell()
    const starts = processes.map(async (process) => {
      this.processes.set(process.name, process)
      await process.start()
      waiting.delete(process.name)
      if (waiting.size > 0) tell()
    })
    await Promise.race([Promise.all(starts), aborted]).finally(() => over.abort())
  }

  /** The end of each process's log, for a failed test. */
  lastLogLines(count = 30): string {
    return [...this.processes.values()].map(({ name, log }) => `${name} (${log}):\n${lastLines(log, count)}`).join('\n')
  }

  /** Ends the doors first, then orders, then the others, then an infrastructure of its own. Idempotent. */
  async stop({ onProgress = () => {} }: Progress = {}): Promise<void> {
    this.stopped ??= this.stopOnce(onProgress)
    return this.stopped
  }

  /** Ends everything at once, without a drain. */
  killAll(): void {
    for (const process of this.processes.values()) process.kill('SIGKILL')
  }

  private async stopOnce(onProgress: (message: string) => void): Promise<void> {
    for (const turn of [1, 2, 3]) {
      const group = [...this.processes.values()].filter(({ app, isRunning }) => app.stops === turn && isRunning)
      await Promise.all(
        group.map(async (process) => {
          onProgress(`stopping ${process.name}`)
          const { code, signal } = await process.stop()
          if (code !== 0) onProgress(`${process.name} ended with ${signal ?? `code ${code}`}: see ${process.log}`)
        }),
      )
    }
    if (this.origin.ownsInfrastructure) await this.infrastructure.stop()
  }
}
