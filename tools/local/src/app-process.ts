import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Exit, Failure, lastLines } from '@twofold/infrastructure'
import type { App } from './apps.js'
import type { Environment, Ports } from './app-environment.js'
import { isReady } from './is-ready.js'

export interface AppDefinition {
  /** Its name among the processes of its shape: the app's, with a number from the second one on. */
  name: string
  app: App
  /** The bundled app. */
  main: string
  /** What starts it, the program first; without it, node with the bundle. */
  command?: readonly string[]
  ports: Ports
  environment: Environment
  log: string
  onStarted(pid: number): void
}

/** How long a process may drain, in milliseconds; an app's own limit is shorter. */
const patience = 25_000

/**
 * A running app, in a session of its own: Ctrl-C in the terminal reaches this process only. Its output goes straight to a file,
 * so that it can still write, and drain, when this process has been killed; its standard input closes then.
 */
export class AppProcess {
  exit: Promise<Exit> = Promise.resolve({ code: 0, signal: null })
  /** From its start until it was ready, in milliseconds. */
  startedIn = 0
  private child!: ChildProcess
  private ended: Exit | undefined

  constructor(private readonly definition: AppDefinition) {}

  get name(): string {
    return this.definition.name
  }

  get app(): App {
    return this.definition.app
  }

  get log(): string {
    return this.definition.log
  }

  get pid(): number {
    return this.child.pid!
  }

  /** Where its HTTP API is; undefined for an app without one. */
  get url(): string | undefined {
    const { http } = this.definition.ports
    return http === undefined ? undefined : `http://127.0.0.1:${http}`
  }

  get managementUrl(): string {
    return `http://127.0.0.1:${this.definition.ports.management}`
  }

  get isRunning(): boolean {
    return this.child !== undefined && this.ended === undefined
  }

  /** Resolves when it is ready. Throws Failure, with the end of its log, when it ends before or takes 60 s. */
  async start(): Promise<void> {
    const begin = performance.now()
    this.launch()
    const deadline = Date.now() + 60_000
    while (this.ended === undefined && Date.now() < deadline) {
      if (await isReady(this.managementUrl)) {
        this.startedIn = performance.now() - begin
        return
      }
      await Promise.race([sleep(25), this.exit])
    }
    throw this.failure()
  }

  kill(signal: NodeJS.Signals): void {
    if (this.isRunning) this.child.kill(signal)
  }

  /** Asks it to end and waits, up to 25 s; then ends it by force. Resolves with how it ended. */
  async stop(): Promise<Exit> {
    this.kill('SIGTERM')
    this.kill('SIGCONT') // a suspended one would not hear it
    const timer = setTimeout(() => this.kill('SIGKILL'), patience)
    const exit = await this.exit
    clearTimeout(timer)
    return exit
  }

  /** Stops it where it still runs, and starts it again with the same ports and environment. Resolves when it is ready. */
  async restart(): Promise<void> {
    await this.stop()
    await this.start()
  }

  private launch(): void {
    const { main, command, environment, log, onStarted } = this.definition
    const [program = process.execPath, ...rest] = command ?? [process.execPath, main]
    const output = openSync(log, 'a')
    const child = spawn(program, rest, {
      detached: true,
      env: environment,
      stdio: ['pipe', output, output],
    })
    closeSync(output)
    this.child = child
    this.ended = undefined
    child.stdin?.on('error', () => {})
    this.exit = once(child, 'exit').then(([code, signal]) => (this.ended = { code, signal }))
    if (child.pid) onStarted(child.pid)
  }

  private failure(): Failure {
    const how = this.ended ? `ended with ${this.ended.signal ?? `code ${this.ended.code}`}` : 'was not ready after 60 s'
    return new Failure(
      `${this.name} did not start: it ${how}. The end of its log, ${this.log}:\n${lastLines(this.log)}`,
    )
  }
}
