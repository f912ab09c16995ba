import type { MigrationKind } from '@twofold/platform-database'
import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Nobody asks for the old name any more: the release before this one does not, and there is no older one left. */
export class DropShippingAddress1767225600103 implements MigrationInterface {
  static readonly kind: MigrationKind = 'contract'

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`drop trigger keep_addresses_in_step on orders.orders`)
    await queryRunner.query(`drop function orders.keep_addresses_in_step()`)
    await queryRunner.query(`alter table orders.orders drop column shipping_address`)
  }

  async down(): Promise<void> {
    throw new Error('The old column is gone: expand again, under the old name.')
  }
}
