import { closeSync, openSync, readFileSync, statSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { Failure } from './failure.js'
import type { Exit, Keeper, ServerProgram } from './keeper.js'
import { lastLines } from './last-lines.js'
import { markOf, type ProcessMark } from './process-identity.js'

/** A server program with what tells that it serves. */
export interface ServerDefinition extends ServerProgram {
  /** Its name in messages. */
  title: string
  answers(): Promise<boolean>
  onStarted(pid: number): void
}

/** A PostgreSQL or nats-server that the keeper runs. */
export class Server {
  mark: ProcessMark | undefined
  exit: Promise<Exit> = Promise.resolve({ code: 0, signal: null })
  private ended: Exit | undefined

  private constructor(
    private readonly keeper: Keeper,
    private readonly definition: ServerDefinition,
  ) {}

  /** Resolves when it serves. Throws Failure, with the end of its log, when it does not. */
  static async start(keeper: Keeper, definition: ServerDefinition): Promise<Server> {
    const server = new Server(keeper, definition)
    await server.start()
    return server
  }

  get name(): string {
    return this.definition.name
  }

  /** 0 before its first start. */
  get pid(): number {
    return this.mark?.pid ?? 0
  }

  get log(): string {
    return this.definition.log
  }

  kill(signal: NodeJS.Signals): void {
    if (this.ended === undefined) process.kill(this.pid, signal)
  }

  /**
   * Stops it in its own way where it still runs, does `meanwhile`, and starts it on the same port and data. Resolves when it
   * serves.
   */
  async restart(meanwhile?: () => void): Promise<void> {
    if (this.ended === undefined) this.keeper.stop(this.name)
    await this.exit
    meanwhile?.()
    await this.start()
  }

  private async start(): Promise<void> {
    const { log } = this.definition
    closeSync(openSync(log, 'a'))
    for (let attempt = 1; ; attempt++) {
      const before = statSync(log).size
      await this.launch()
      if (await this.serves()) return
      const complaint = readFileSync(log).subarray(before).toString()
      // Killed with SIGKILL a moment ago: its last connections' processes are about to end.
      const isTooEarly = complaint.includes('pre-existing shared memory block')
      if (!isTooEarly || attempt === 40) throw this.failure()
      await sleep(250)
    }
  }

  private async launch(): Promise<void> {
    this.ended = undefined
    this.exit = new Promise((resolve) => {
      const onExit = (name: string, exit: Exit) => {
        if (name !== this.name) return
        this.keeper.off('exited', onExit)
        this.ended = exit
        resolve(exit)
      }
      this.keeper.on('exited', onExit)
    })
    try {
      this.mark = markOf(await this.keeper.run(this.definition))
    } catch (error) {
      throw new Failure(`${this.definition.title} did not start: ${(error as Error).message}`)
    }
    this.definition.onStarted(this.pid)
  }

  private async serves(): Promise<boolean> {
    const deadline = Date.now() + 60_000
    while (this.ended === undefined && Date.now() < deadline) {
      if (await this.definition.answers()) return true
      await sleep(15)
    }
    return false
  }

  private failure(): Failure {
    const { title, log } = this.definition
    const how = this.ended ? `ended with ${this.ended.signal ?? `code ${this.ended.code}`}` : 'did not answer for 60 s'
    return new Failure(`${title} did not start: it ${how}. The end of its log, ${log}:\n${lastLines(log)}`)
  }
}
