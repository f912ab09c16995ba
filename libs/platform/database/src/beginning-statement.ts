import pg from 'pg'

/** What pg's queries have and their types do not tell of. */
interface Submitted {
  prepare(connection: Wire): void
  handleCommandComplete(message: unknown, connection: Wire): void
}

interface Wire {
  bind(message: { readonly statement: string }): void
  execute(message: object): void
}

type Answered = (error: Error | undefined, result: pg.QueryResult) => void

const Query = pg.Query as unknown as new (statement: pg.QueryConfig, answered: Answered) => pg.Query & Submitted

/** Prepares BEGIN on its connection, and begins. */
export const begin: pg.QueryConfig = { name: 'begin', text: 'begin' }

/**
 * A statement with parameters that a transaction begins with: BEGIN, which its connection has prepared, travels with it and is
 * not waited for. No sync is between the two, so where PostgreSQL refuses the one it skips the other.
 */
export class BeginningStatement extends Query {
  private hasBegun = false

  override prepare(connection: Wire): void {
    connection.bind({ statement: begin.name! })
    connection.execute({})
    super.prepare(connection)
  }

  override handleCommandComplete(message: unknown, connection: Wire): void {
    if (this.hasBegun) super.handleCommandComplete(message, connection)
    this.hasBegun = true
  }
}
