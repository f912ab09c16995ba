import type { MigrationKind } from '@twofold/platform-database'
import type { MigrationInterface, QueryRunner } from 'typeorm'

/** The orders of before get their address, too. May be run again where it was interrupted. */
export class FillDeliveryAddress1767225600102 implements MigrationInterface {
  static readonly kind: MigrationKind = 'expand'
  /** Each statement commits by itself: an order is locked for as long as its batch takes, not for all of them. */
  readonly transaction = false

  async up(queryRunner: QueryRunner): Promise<void> {
    while ((await fillSome(queryRunner)) > 0);
    // «set not null» alone would look at every row while nobody may write; a check can be validated beside writers.
    await queryRunner.query(`alter table orders.orders drop constraint if exists has_delivery_address`)
    await queryRunner.query(`
      alter table orders.orders add constraint has_delivery_address check (delivery_address is not null) not valid`)
    await queryRunner.query(`alter table orders.orders validate constraint has_delivery_address`)
    await queryRunner.query(`alter table orders.orders alter column delivery_address set not null`)
    await queryRunner.query(`alter table orders.orders drop constraint has_delivery_address`)
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`alter table orders.orders alter column delivery_address drop not null`)
  }
}

async function fillSome(queryRunner: QueryRunner): Promise<number> {
  const [{ filled }] = await queryRunner.query(`
    with filled as (
      update orders.orders set delivery_address = shipping_address
      where id in (select id from orders.orders where delivery_address is null limit 1000)
      returning 1
    ) select count(*)::int as filled from filled`)
  return filled
}
