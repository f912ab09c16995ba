import type { MigrationKind } from '@twofold/platform-database'
import type { MigrationInterface, QueryRunner } from 'typeorm'

/**
 * Once the provider has answered it knows a payment by its key, and nobody needs the token any more: the sweeper forgets
 * it, a few rows at a time. The looser check is not compared with the rows there are: they satisfied the stricter one.
 */
export class ForgetTokens1767225600002 implements MigrationInterface {
  static readonly kind: MigrationKind = 'expand'

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table payments.payments drop constraint payments_tombstone, add constraint payments_tombstone check (
        (num_nulls(account_id, amount, currency) = 0 and (token is not null or status <> 'unknown'))
        or (num_nulls(account_id, amount, currency, token) = 4 and status = 'voided')
      ) not valid`)
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`update payments.payments set token = '' where token is null and account_id is not null`)
    await queryRunner.query(`
      alter table payments.payments drop constraint payments_tombstone, add constraint payments_tombstone check (
        num_nulls(account_id, amount, currency, token) = 0
        or (num_nulls(account_id, amount, currency, token) = 4 and status = 'voided')
      )`)
  }
}
