import type { MigrationKind } from '@twofold/platform-database'
import { dropEventTables, eventTables } from '@twofold/platform-events'
import type { MigrationInterface, QueryRunner } from 'typeorm'

export class CreatePayments1767225600001 implements MigrationInterface {
  static readonly kind: MigrationKind = 'expand'

  async up(queryRunner: QueryRunner): Promise<void> {
    // A tombstone, for an order that was given up before its payment was asked for, has an order and no more.
    await queryRunner.query(`
      create table payments.payments (
        id uuid primary key,
        order_id uuid not null,
        account_id uuid,
        amount bigint check (amount between 0 and 9007199254740991),
        currency char(3),
        token text,
        status text not null
          check (status in ('unknown', 'authorised', 'captured', 'declined', 'voided', 'refunded')),
        goal text not null check (goal in ('authorise', 'capture', 'undo')),
        due_at timestamptz(3),
        created_at timestamptz(3) not null default now(),
        updated_at timestamptz(3) not null default now(),
        constraint payments_order_id_key unique (order_id),
        constraint payments_tombstone check (
          num_nulls(account_id, amount, currency, token) = 0
          or (num_nulls(account_id, amount, currency, token) = 4 and status = 'voided')
        )
      )`)
    await queryRunner.query(`create index payments_due on payments.payments (due_at) where due_at is not null`)
    // What the simulator of the payment provider remembers. No foreign key: it is somebody else's system.
    await queryRunner.query(`
      create table payments.simulator_ledger (
        key text primary key,
        amount bigint,
        currency char(3),
        status text not null check (status in ('authorised', 'captured', 'declined', 'voided', 'refunded')),
        created_at timestamptz(3) not null default now(),
        updated_at timestamptz(3) not null default now()
      )`)
    for (const statement of eventTables('payments')) await queryRunner.query(statement)
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of dropEventTables('payments')) await queryRunner.query(statement)
    await queryRunner.query(`drop table payments.simulator_ledger`)
    await queryRunner.query(`drop table payments.payments`)
  }
}
