import type { MigrationKind } from '@twofold/platform-database'
import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Both names are there, and whichever a version writes, the other one follows. */
export class AddDeliveryAddress1767225600101 implements MigrationInterface {
  static readonly kind: MigrationKind = 'expand'

  async up(queryRunner: QueryRunner): Promise<void> {
    // Without a default: no row is rewritten, and the table is locked for a moment only.
    await queryRunner.query(`alter table orders.orders add column delivery_address jsonb`)
    await queryRunner.query(`
      create function orders.keep_addresses_in_step() returns trigger language plpgsql as $$
      begin
        if tg_op = 'INSERT' then
          new.delivery_address := coalesce(new.delivery_address, new.shipping_address);
          new.shipping_address := coalesce(new.shipping_address, new.delivery_address);
        elsif new.delivery_address is distinct from old.delivery_address then
          new.shipping_address := new.delivery_address;
        else
          new.delivery_address := new.shipping_address;
        end if;
        return new;
      end $$`)
    // Before the row is checked: a version that knows one of the two names need not mind «not null» of the other.
    await queryRunner.query(`
      create trigger keep_addresses_in_step before insert or update on orders.orders
        for each row execute function orders.keep_addresses_in_step()`)
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`drop trigger keep_addresses_in_step on orders.orders`)
    await queryRunner.query(`drop function orders.keep_addresses_in_step()`)
    await queryRunner.query(`alter table orders.orders drop column delivery_address`)
  }
}
