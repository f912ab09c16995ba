import pg from 'pg'
import { beginStatementSpan, type StatementTracing } from './statement-span.js'
import { StatementNames } from './statement-names.js'

/**
 * A client whose connection dies with a statement that was not answered in time. pg alone would give it back to the
 * pool, where the next statement would queue behind the one that hangs. Statements with parameters are prepared; those of a
 * trace that is recorded are spans of it.
 */
export class DisposableClient extends pg.Client {
  private readonly statements = new StatementNames()
  private readonly tracing?: StatementTracing

  constructor(config: pg.ClientConfig & { tracing?: StatementTracing } = {}) {
    super(config)
    this.tracing = config.tracing
    // Between the pool, which stops listening, and TypeORM, which begins to, a dying server's error would end the process.
    this.on('error', () => {})
  }

  // pg's `query` has ten overloads; all that matters here is a text with parameters, and whether it answers a promise.
  override query = ((...statement: unknown[]) => {
    const answer = (pg.Client.prototype.query as (...statement: unknown[]) => unknown).apply(
      this,
      this.prepared(statement),
    )
    if (answer instanceof Promise) {
      const span = this.tracing && beginStatementSpan(this.tracing, statement[0])
      answer.then(
        () => span?.end(),
        (error: Error & { code?: string }) => {
          span?.end({}, error.code ?? error.name)
          this.disposeAfter(error)
        },
      )
    }
    return answer
  }) as pg.Client['query']

  private prepared([text, values, ...rest]: unknown[]): unknown[] {
    if (typeof text !== 'string' || !Array.isArray(values) || values.length === 0) return [text, values, ...rest]
    return [{ name: this.statements.nameOf(text), text, values }, ...rest]
  }

  private disposeAfter(error: Error) {
    // With a statement under way, `end` destroys the socket, and the pool takes no client back that is ending.
    if (error.message === 'Query read timeout') void this.end().catch(() => {})
  }
}
