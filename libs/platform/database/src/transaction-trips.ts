import type { Statement } from './last-write.js'

/** What a client is asked: a text, its values, and what else pg takes. */
export type Asked = readonly [text: unknown, values?: unknown, ...rest: unknown[]]

interface Connection {
  send(asked: Asked): unknown
  /** Sends BEGIN and what is asked, which is not run where BEGIN fails. */
  sendFirst(asked: Asked): Promise<unknown>
  /** Whatever is sent within travels together. */
  together<T>(send: () => T): T
}

/** Of what was not sent. */
const nothing = { command: '', rowCount: null, rows: [], fields: [] }

/**
 * Makes the trips of a transaction to PostgreSQL fewer: it begins with its first statement, and those that are known to be
 * its last ones travel with the commit. One without a statement makes none.
 */
export class TransactionTrips {
  private isBegun = true
  /** The statement that it begins with, while it is not answered: what comes after it must not be alone. */
  private first?: Promise<unknown>
  private last: readonly Statement[] = []

  constructor(private readonly connection: Connection) {}

  /** Of the transaction that is open. The commit rejects where one of them fails, since PostgreSQL rolls back then. */
  endWith(statements: readonly Statement[]): void {
    this.last = statements
  }

  ask(asked: Asked): unknown {
    switch (asked[0]) {
      case 'START TRANSACTION':
        return this.start()
      case 'COMMIT':
        return this.commit()
      case 'ROLLBACK':
        return this.rollback()
    }
    if (!this.isBegun) return this.begin(asked)
    return this.first ? this.first.then(() => this.connection.send(asked)) : this.connection.send(asked)
  }

  private async start() {
    this.isBegun = false
    this.last = []
    return nothing
  }

  private begin(asked: Asked): Promise<unknown> {
    this.isBegun = true
    const answer = this.connection.sendFirst(asked)
    const answered = () => (this.first = undefined)
    this.first = answer
    answer.then(answered, answered)
    return answer
  }

  private async commit() {
    const last: Asked[] = [...this.last]
    this.last = []
    if (!this.isBegun && last.length > 0) await this.begin(last.shift()!)
    await this.first
    if (!this.isBegun) return this.end()
    last.push(['COMMIT'])
    const outcomes = await Promise.allSettled(
      this.connection.together(() => last.map((asked) => this.connection.send(asked))),
    )
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason
    return (outcomes.at(-1) as PromiseFulfilledResult<unknown>).value
  }

  private async rollback() {
    this.last = []
    await this.first?.catch(() => {})
    return this.isBegun ? this.connection.send(['ROLLBACK']) : this.end()
  }

  private end() {
    this.isBegun = true
    return nothing
  }
}
