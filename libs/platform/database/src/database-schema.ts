import type { Type } from '@nestjs/common'
import type { MigrationInterface } from 'typeorm'

/** A migration's kind: expanding ones may run while version N−1 still serves; contracting ones wait for the release after. */
export type MigrationKind = 'expand' | 'contract'

/** A TypeORM migration that says which kind it is. */
export interface MigrationClass {
  readonly kind: MigrationKind
  new (): MigrationInterface
}

/** What a domain remembers: its PostgreSQL schema, its rows and how they came to be. */
export interface DatabaseSchema {
  readonly name: string
  readonly rows: readonly Type[]
  readonly migrations: readonly MigrationClass[]
}
