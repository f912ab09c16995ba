import type { MigrationKind } from '@twofold/platform-database'
import { dropEventTables, eventTables } from '@twofold/platform-events'
import type { MigrationInterface, QueryRunner } from 'typeorm'

export class CreateCatalog1767225600001 implements MigrationInterface {
  static readonly kind: MigrationKind = 'expand'

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table catalog.categories (
        slug text primary key,
        name text not null
      )`)
    await queryRunner.query(`
      create table catalog.products (
        id uuid primary key,
        sku text not null,
        name text not null,
        description text not null,
        category_slug text not null,
        price_amount bigint not null check (price_amount between 0 and 9007199254740991),
        price_currency char(3) not null,
        version int not null,
        created_at timestamptz(3) not null default now(),
        updated_at timestamptz(3) not null default now(),
        removed_at timestamptz(3),
        search tsvector not null generated always as (
          setweight(to_tsvector('english', name), 'A') ||
          setweight(to_tsvector('simple', sku), 'B') ||
          setweight(to_tsvector('english', description), 'C')
        ) stored,
        constraint products_category_slug_fkey foreign key (category_slug) references catalog.categories (slug)
      )`)
    // Removed products give their SKU free.
    await queryRunner.query(`create unique index products_sku_key on catalog.products (sku) where removed_at is null`)
    await queryRunner.query(`create index products_search on catalog.products using gin (search)`)
    await queryRunner.query(`create index products_by_name on catalog.products (name, id) where removed_at is null`)
    await queryRunner.query(
      `create index products_by_price on catalog.products (price_amount, id) where removed_at is null`,
    )
    await queryRunner.query(
      `create index products_by_age on catalog.products (created_at, id) where removed_at is null`,
    )
    await queryRunner.query(
      `create index products_by_category on catalog.products (category_slug, name, id) where removed_at is null`,
    )
    for (const statement of eventTables('catalog')) await queryRunner.query(statement)
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of dropEventTables('catalog')) await queryRunner.query(statement)
    await queryRunner.query(`drop table catalog.products`)
    await queryRunner.query(`drop table catalog.categories`)
  }
}
