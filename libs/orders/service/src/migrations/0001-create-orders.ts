import type { MigrationKind } from '@twofold/platform-database'
import { dropEventTables, eventTables } from '@twofold/platform-events'
import { idempotencyTable } from '@twofold/platform-idempotency'
import type { MigrationInterface, QueryRunner } from 'typeorm'

export class CreateOrders1767225600001 implements MigrationInterface {
  static readonly kind: MigrationKind = 'expand'

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table orders.orders (
        id uuid primary key,
        account_id uuid not null,
        status text not null check (status in ('pending', 'confirmed', 'rejected', 'cancelled')),
        lines jsonb not null,
        total_amount bigint not null check (total_amount between 0 and 9007199254740991),
        total_currency char(3) not null,
        shipping_address jsonb not null,
        payment_token text not null,
        rejection text,
        rejection_detail text,
        attempts int not null default 0,
        settle_after timestamptz not null,
        placed_at timestamptz(3) not null default now(),
        updated_at timestamptz(3) not null default now()
      )`)
    await queryRunner.query(`create index orders_of_account on orders.orders (account_id, id desc)`)
    await queryRunner.query(`create index orders_unsettled on orders.orders (settle_after) where status = 'pending'`)
    await queryRunner.query(idempotencyTable('orders'))
    for (const statement of eventTables('orders')) await queryRunner.query(statement)
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of dropEventTables('orders')) await queryRunner.query(statement)
    await queryRunner.query(`drop table orders.idempotency_keys`)
    await queryRunner.query(`drop table orders.orders`)
  }
}
