import type { MigrationKind } from '@twofold/platform-database'
import type { MigrationInterface, QueryRunner } from 'typeorm'

/** How not to do it: from here until the last pod is replaced, the version before asks for a column that is gone. */
export class RenameShippingAddress1767225600101 implements MigrationInterface {
  static readonly kind: MigrationKind = 'contract'

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`alter table orders.orders rename column shipping_address to delivery_address`)
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`alter table orders.orders rename column delivery_address to shipping_address`)
  }
}
