import type { Writable } from 'node:stream'
import pg from 'pg'
import { begin, BeginningStatement } from './beginning-statement.js'
import type { Statement } from './last-write.js'
import { beginStatementSpan, type StatementTracing } from './statement-span.js'
import { StatementNames } from './statement-names.js'
import { type Asked, TransactionTrips } from './transaction-trips.js'

/**
 * A client whose connection dies with a statement that was not answered in time. pg alone would give it back to the
 * pool, where the next statement would queue behind the one that hangs. Statements with parameters are prepared, those of a
 * trace that is recorded are spans of it, and a transaction makes as few trips as it can.
 */
export class DisposableClient extends pg.Client {
  private readonly statements = new StatementNames()
  private readonly tracing?: StatementTracing
  private readonly transaction = new TransactionTrips({
    send: (asked) => this.send(asked),
    sendFirst: (asked) => this.sendFirst(asked),
    together: (send) => this.together(send),
  })
  /** Whether this connection has prepared BEGIN. */
  private knowsBegin = false

  constructor(config: pg.ClientConfig & { tracing?: StatementTracing } = {}) {
    super(config)
    this.tracing = config.tracing
    // Between the pool, which stops listening, and TypeORM, which begins to, a dying server's error would end the process.
    this.on('error', () => {})
  }

  // pg's `query` has ten overloads; all that matters here is a text with parameters, and whether it answers a promise.
  override query = ((...asked: Asked) => this.transaction.ask(asked)) as pg.Client['query']

  /** Statements that travel with the commit of the transaction that is open. */
  commitsWith(statements: readonly Statement[]): void {
    this.transaction.endWith(statements)
  }

  private send(asked: Asked): unknown {
    return this.observed(asked, this.hand(...this.prepared(asked)))
  }

  private async sendFirst(asked: Asked): Promise<unknown> {
    const [statement] = this.prepared(asked)
    if (this.knowsBegin && typeof statement === 'object') {
      const answer = new Promise((resolve, reject) => {
        const answered = (error: Error | undefined, result: pg.QueryResult) => (error ? reject(error) : resolve(result))
        this.hand(new BeginningStatement(statement as pg.QueryConfig, answered))
      })
      return this.observed(asked, answer)
    }
    await this.observed([begin.text], this.hand(begin))
    this.knowsBegin = true
    return this.send(asked)
  }

  private together<T>(send: () => T): T {
    // pg keeps what it writes to, and its types do not tell of it.
    const { stream } = (this as unknown as { connection: { stream: Writable } }).connection
    stream.cork()
    try {
      return send()
    } finally {
      stream.uncork()
    }
  }

  /** Hands it to pg. */
  private hand(...asked: Asked): unknown {
    return (pg.Client.prototype.query as (...asked: unknown[]) => unknown).apply(this, [...asked])
  }

  private observed(asked: Asked, answer: unknown): unknown {
    if (!(answer instanceof Promise)) return answer
    const span = this.tracing && beginStatementSpan(this.tracing, asked[0])
    answer.then(
      () => span?.end(),
      (error: Error & { code?: string }) => {
        span?.end({}, error.code ?? error.name)
        this.disposeAfter(error)
      },
    )
    return answer
  }

  private prepared(asked: Asked): Asked {
    const [text, values, ...rest] = asked
    if (typeof text !== 'string' || !Array.isArray(values) || values.length === 0) return asked
    return [{ name: this.statements.nameOf(text), text, values }, ...rest]
  }

  private disposeAfter(error: Error) {
    // With a statement under way, `end` destroys the socket, and the pool takes no client back that is ending.
    if (error.message === 'Query read timeout') void this.end().catch(() => {})
  }
}
