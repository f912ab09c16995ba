import type { MigrationKind } from '@twofold/platform-database'
import { dropEventTables, eventTables } from '@twofold/platform-events'
import type { MigrationInterface, QueryRunner } from 'typeorm'

export class CreateAccounts1767225600001 implements MigrationInterface {
  static readonly kind: MigrationKind = 'expand'

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table accounts.accounts (
        id uuid primary key,
        email text not null check (email = lower(email)),
        name text not null,
        password_hash text not null,
        roles text[] not null,
        created_at timestamptz(3) not null default now(),
        updated_at timestamptz(3) not null default now(),
        constraint accounts_email_key unique (email)
      )`)
    await queryRunner.query(`
      create table accounts.sessions (
        id uuid primary key,
        account_id uuid not null references accounts.accounts (id) on delete cascade,
        family_hash bytea not null unique,
        secret_hash bytea not null,
        previous_secret_hash bytea,
        rotation_key bytea not null,
        rotated_at timestamptz(3) not null,
        expires_at timestamptz(3) not null
      )`)
    await queryRunner.query(`create index sessions_by_account on accounts.sessions (account_id)`)
    await queryRunner.query(`create index sessions_by_expiry on accounts.sessions (expires_at)`)
    await queryRunner.query(`
      create table accounts.signing_keys (
        generation int primary key check (generation > 0),
        private_key jsonb not null,
        created_at timestamptz(3) not null default now()
      )`)
    // Unlogged, and so cheap: a crash of the database forgets a minute's attempts, which hurts nobody.
    await queryRunner.query(`
      create unlogged table accounts.login_attempts (
        key bytea not null,
        minute timestamptz not null,
        attempts int not null,
        primary key (key, minute)
      )`)
    await queryRunner.query(`create index login_attempts_by_minute on accounts.login_attempts (minute)`)
    for (const statement of eventTables('accounts')) await queryRunner.query(statement)
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of dropEventTables('accounts')) await queryRunner.query(statement)
    for (const table of ['login_attempts', 'signing_keys', 'sessions', 'accounts']) {
      await queryRunner.query(`drop table accounts.${table}`)
    }
  }
}
