import { connect, type Socket } from 'node:net'
import { AnswerReader } from './answer-reader.js'
import { errorKindOf, type Outcome } from './outcome.js'

/** Bytes that are read at once. */
const pageSize = 64 * 1024
const page = Buffer.allocUnsafe(pageSize)

/** A connection that carries one request at a time. */
export class LeanConnection {
  isOpen = true
  private readonly socket: Socket
  private readonly reader = new AnswerReader()
  private settle?: (outcome: Outcome) => void
  private served = 0
  private failure?: Error

  /**
   * @param onIdle told when it can carry another request
   * @param onClosed told when it never will again
   */
  constructor(
    address: { host: string; port: number },
    private readonly onIdle: (connection: LeanConnection) => void,
    private readonly onClosed: () => void = () => {},
  ) {
    // One page for all connections: what is in it is copied before the next one reads.
    const onread = { buffer: page, callback: (length: number) => this.take(Buffer.from(page.subarray(0, length))) }
    this.socket = connect({ ...address, noDelay: true, onread })
    this.socket.on('error', (error) => (this.failure = error)).on('close', () => this.closed())
    this.socket.on('end', () => this.socket.destroy())
  }

  send(request: string): Promise<Outcome> {
    return new Promise((resolve) => {
      this.settle = resolve
      this.socket.write(request)
    })
  }

  /** Ends it, and what is in flight with it. */
  destroy(reason?: Error): void {
    this.failure = reason
    this.socket.destroy()
  }

  private take(bytes: Buffer): boolean {
    try {
      const answer = this.reader.take(bytes)
      if (answer) this.done({ answer, connection: this.connection }, answer.headers.connection === 'close')
    } catch (error) {
      this.destroy(error as Error)
    }
    return true
  }

  private get connection(): 'new' | 'kept' {
    return this.served === 0 ? 'new' : 'kept'
  }

  private done(outcome: Outcome, isLast: boolean): void {
    const { settle } = this
    this.settle = undefined
    this.served++
    if (isLast) this.socket.destroy()
    else this.onIdle(this)
    settle?.(outcome)
  }

  private closed(): void {
    this.isOpen = false
    this.onClosed()
    const { settle, failure } = this
    this.settle = undefined
    if (!settle) return
    const error = failure ? errorKindOf(failure) : 'reset'
    settle({ error, message: failure?.message ?? 'the connection was closed', connection: this.connection })
  }
}
