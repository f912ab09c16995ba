import type { Infrastructure } from '@twofold/infrastructure'
import pg from 'pg'
import { addBenchData } from './bench-data.js'

/** Prepared databases that every run gets a fresh copy of. */
export class Templates {
  constructor(private readonly infrastructure: Infrastructure) {}

  /** Makes templates of prepared databases, with the bench's own data in them. */
  async make(databases: readonly string[], products: number): Promise<void> {
    for (const name of databases) {
      await addBenchData(this.infrastructure.postgresUrl(name, 'postgres'), products)
      await this.asSuperuser(`alter database "${name}" rename to "${templateOf(name, products)}"`)
    }
  }

  /** Makes these databases anew as copies; whoever is still connected to the old ones is cut off. */
  async restore(databases: readonly string[], products: number): Promise<void> {
    for (const name of databases)
      await this.asSuperuser(
        `drop database if exists "${name}" with (force)`,
        `create database "${name}" owner "${name}" template "${templateOf(name, products)}"`,
        `revoke all on database "${name}" from public`,
      )
    // What was written for it should not reach the disk while something is measured.
    await this.asSuperuser('checkpoint')
  }

  /** PostgreSQL's version, as it says itself. */
  async version(): Promise<string> {
    const [row] = await this.asSuperuser('show server_version')
    return String(row!.server_version)
  }

  private async asSuperuser(...statements: string[]): Promise<Record<string, unknown>[]> {
    const client = new pg.Client({ connectionString: this.infrastructure.postgresUrl('postgres') })
    await client.connect()
    try {
      let rows: Record<string, unknown>[] = []
      for (const statement of statements) rows = (await client.query(statement)).rows
      return rows
    } finally {
      await client.end()
    }
  }
}

const templateOf = (database: string, products: number) => `${database} of ${products}`
