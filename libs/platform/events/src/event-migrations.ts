import type { MigrationClass } from '@twofold/platform-database'
import { extendEventTables } from './event-tables.js'

type QueryRunner = Parameters<InstanceType<MigrationClass>['up']>[0]

/**
 * How a schema's event tables keep up with the platform: run after the domain's own migrations, so that no domain has to
 * write them down. Each may run before or after the domain's first one.
 */
export function eventMigrations(schema: string): readonly MigrationClass[] {
  class TellEarlierVersions1767225700002 {
    static readonly kind = 'expand'

    async up(queryRunner: QueryRunner): Promise<void> {
      for (const statement of extendEventTables(schema)) await queryRunner.query(statement)
    }

    /** An earlier release does without the columns. */
    async down(): Promise<void> {}
  }
  return [TellEarlierVersions1767225700002]
}
