import { type ChildProcess, spawn } from 'node:child_process'
import { EventEmitter, on, once } from 'node:events'
import { closeSync, openSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { User } from './postgres-user.js'

export interface ServerProgram {
  name: string
  program: string
  args: string[]
  env: Record<string, string>
  user?: User
  log: string
  /** The signals that stop it, the gentlest first, and how long each is given, in milliseconds. */
  stop: { signal: NodeJS.Signals; patience: number }[]
}

export interface Exit {
  code: number | null
  signal: NodeJS.Signals | null
}

interface Events {
  started: [name: string, pid: number]
  stopping: [name: string]
  exited: [name: string, exit: Exit & { message?: string }]
}

/** The process that runs the servers: see keeper.mjs. It ends them when this process dies, however that happens. */
export class Keeper extends EventEmitter<Events> {
  private constructor(private readonly child: ChildProcess) {
    super()
    child.on('message', ({ event, name, pid, ...exit }: { event: keyof Events; name: string; pid: number } & Exit) => {
      if (event === 'started') this.emit('started', name, pid)
      else if (event === 'stopping') this.emit('stopping', name)
      else this.emit('exited', name, exit)
    })
    child.on('error', () => {}) // a message to a keeper that has just ended
    this.setMaxListeners(0)
  }

  /** Must be told once, before any server is started: what to delete at the end, and where complaints go. */
  static async start(options: { log: string; deleteAtEnd: string[] }): Promise<Keeper> {
    const { log, deleteAtEnd } = options
    const output = openSync(log, 'a')
    const { NODE_OPTIONS: _, ...env } = process.env
    const orders = JSON.stringify({ deleteAtEnd, patience: 15_000 })
    const child = spawn(process.execPath, [fileURLToPath(new URL('./keeper.mjs', import.meta.url)), orders], {
      cwd: '/',
      detached: true,
      env,
      stdio: ['ignore', output, output, 'ipc'],
    })
    closeSync(output)
    await once(child, 'spawn')
    // An owner that forgets to stop is allowed to end: the keeper then sees to the rest.
    child.unref()
    child.channel?.unref()
    return new Keeper(child)
  }

  get pid(): number {
    return this.child.pid!
  }

  /** Resolves with the server's process id; rejects if the program cannot be run. */
  async run(program: ServerProgram): Promise<number> {
    return this.awake(async () => {
      const started = this.startOf(program.name)
      this.child.send({ command: 'start', ...program })
      return started
    })
  }

  stop(name: string): void {
    this.child.send({ command: 'stop', name })
  }

  /** If this process dies, the servers wait for that process too (15 s at most). */
  outlive(pid: number): void {
    this.child.send({ command: 'outlive', pid })
  }

  /** Stops the servers, the last started first, and ends the keeper. Resolves with false where the keeper had been killed. */
  async end(): Promise<boolean> {
    if (this.isRunning) {
      this.child.ref()
      const ended = once(this.child, 'exit')
      if (this.child.connected) this.child.send({ command: 'end' })
      await ended
    }
    return this.child.exitCode === 0
  }

  private get isRunning(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null
  }

  private async startOf(wanted: string): Promise<number> {
    const settled = new AbortController()
    const { signal } = settled
    try {
      return await Promise.race([
        this.first('started', wanted, signal).then(([, pid]) => pid),
        this.first('exited', wanted, signal).then(([, { message }]) => {
          throw new Error(message ?? `${wanted} ended at once`)
        }),
        once(this.child, 'exit', { signal }).then(() => {
          throw new Error('the process that keeps the servers has ended')
        }),
      ])
    } finally {
      settled.abort()
    }
  }

  private async first<Event extends keyof Events>(event: Event, wanted: string, signal: AbortSignal) {
    for await (const values of on(this, event, { signal })) if (values[0] === wanted) return values as Events[Event]
    throw signal.reason
  }

  /** Keeps this process alive while it waits for the keeper's answer. */
  private async awake<T>(work: () => Promise<T>): Promise<T> {
    this.child.channel?.ref()
    try {
      return await work()
    } finally {
      this.child.channel?.unref()
    }
  }
}
