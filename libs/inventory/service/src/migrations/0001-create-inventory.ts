import type { MigrationKind } from '@twofold/platform-database'
import { dropEventTables, eventTables } from '@twofold/platform-events'
import type { MigrationInterface, QueryRunner } from 'typeorm'

export class CreateInventory1767225600001 implements MigrationInterface {
  static readonly kind: MigrationKind = 'expand'

  async up(queryRunner: QueryRunner): Promise<void> {
    // Every change of stock moves pieces from one column to another: half the page free, so that they stay on it.
    await queryRunner.query(`
      create table inventory.stock (
        product_id uuid primary key,
        available int not null check (available >= 0),
        reserved int not null check (reserved >= 0),
        sold int not null check (sold >= 0),
        received int not null check (received >= 0),
        constraint stock_adds_up check (available::bigint + reserved + sold = received)
      ) with (fillfactor = 50)`)
    await queryRunner.query(`
      create table inventory.reservations (
        order_id uuid primary key,
        status text not null check (status in ('held', 'committed', 'released', 'expired')),
        lines jsonb not null,
        expires_at timestamptz(3) not null,
        created_at timestamptz(3) not null default now(),
        updated_at timestamptz(3) not null default now()
      )`)
    await queryRunner.query(
      `create index reservations_by_expiry on inventory.reservations (expires_at) where status = 'held'`,
    )
    for (const statement of eventTables('inventory')) await queryRunner.query(statement)
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of dropEventTables('inventory')) await queryRunner.query(statement)
    await queryRunner.query(`drop table inventory.reservations`)
    await queryRunner.query(`drop table inventory.stock`)
  }
}
