import type { MigrationKind } from '@twofold/platform-database'
import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Once an order is final nobody needs to know any more what it was paid with: the sweeper forgets it, a few rows at a time. */
export class ForgetPaymentTokens1767225600002 implements MigrationInterface {
  static readonly kind: MigrationKind = 'expand'

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`alter table orders.orders alter column payment_token drop not null`)
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`update orders.orders set payment_token = '' where payment_token is null`)
    await queryRunner.query(`alter table orders.orders alter column payment_token set not null`)
  }
}
