import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findNatsServer, freePort } from '@twofold/infrastructure'
import { repository } from './repository.js'

// The shell ends the server when this process ends, however that happens.
const keeper = '"$0" "$@" & read -r line; kill -9 $!; wait'

/** A nats-server that one test may kill, restart and wipe. */
export class OwnNats {
  private shell?: ChildProcess

  private constructor(
    private readonly program: string,
    private readonly port: number,
    private readonly folder: string,
  ) {}

  /** `configuration`: nats-server's own, for who may do what. */
  static async start(configuration = ''): Promise<OwnNats> {
    const program = await findNatsServer({ cache: join(repository, '.twofold', 'bin'), onProgress: () => {} })
    const nats = new OwnNats(program, await freePort(), mkdtempSync(join(tmpdir(), 'twofold-nats-')))
    writeFileSync(nats.configuration, configuration)
    await nats.start()
    return nats
  }

  get url(): string {
    return `nats://127.0.0.1:${this.port}`
  }

  private get configuration(): string {
    return join(this.folder, 'nats.conf')
  }

  private get data(): string {
    return join(this.folder, 'data')
  }

  /** Resolves when it serves. */
  async start(): Promise<void> {
    const { configuration, data, port } = this
    const options = ['-c', configuration, '-a', '127.0.0.1', '-p', String(port), '-js', '-sd', data]
    this.shell = spawn('sh', ['-c', keeper, this.program, ...options], { stdio: ['pipe', 'ignore', 'pipe'] })
    await new Promise<void>((resolve) => {
      // Read to its end: a server that cannot write its log is killed for it.
      this.shell!.stderr!.on('data', (text) => {
        if (String(text).includes('Server is ready')) resolve()
      })
    })
  }

  /** As SIGKILL does it: no client is told. */
  async kill(): Promise<void> {
    if (!this.shell) return
    const ended = once(this.shell, 'exit')
    this.shell.stdin!.end()
    await ended
    this.shell = undefined
  }

  /** Takes away all streams and consumers. The server must have been killed. */
  wipe(): void {
    rmSync(this.data, { recursive: true, force: true })
  }

  async stop(): Promise<void> {
    await this.kill()
    rmSync(this.folder, { recursive: true, force: true })
  }
}
