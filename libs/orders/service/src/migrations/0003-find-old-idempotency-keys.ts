import type { MigrationKind } from '@twofold/platform-database'
import { idempotencyKeysByAge } from '@twofold/platform-idempotency'
import type { MigrationInterface, QueryRunner } from 'typeorm'

export class FindOldIdempotencyKeys1767225600003 implements MigrationInterface {
  static readonly kind: MigrationKind = 'expand'
  /** An index that is built while orders are placed is not built in a transaction. */
  readonly transaction = false

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of idempotencyKeysByAge('orders')) await queryRunner.query(statement)
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`drop index concurrently orders.idempotency_keys_by_age`)
  }
}
