import { Injectable } from '@nestjs/common'
import type { Reservation, ReservationLine, Stock } from '@twofold/inventory-contract'
import { UnitOfWork } from '@twofold/platform-database'
import { columnsOf } from './stock.store.js'

/** What has become of the attempt to hold pieces. */
interface Attempt {
  /** Whether the pieces are held now, by this attempt. */
  readonly isHeld: boolean
  /** The reservation that the order had before, unless it had expired. */
  readonly earlier: Reservation | undefined
  /** How many pieces of each product the order could have. */
  readonly stock: Pick<Stock, 'productId' | 'available'>[]
}

type HoldRow = Pick<Stock, 'productId' | 'available'> & {
  isHeld: boolean
  earlierStatus: Reservation['status'] | null
  earlierLines: ReservationLine[] | null
}

/** The stock of each product of `lines`, locked one after the other in the order of the lines. */
const lockedStock = (lines: string) =>
  `lateral (select available from inventory.stock where product_id = ${lines}.product_id for update) as stock`

/**
 * Reservations and their stock, changed in one statement each: locks are held while PostgreSQL works, not while it waits for
 * us, and an order takes one round trip. Like everybody they lock a reservation that is there before its stock, and stock in
 * the order of product ids; so nobody waits for one who waits for them.
 */
@Injectable()
export class ReservedStockStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Holds all lines or none; locks no stock where it is short at first sight already. One line for each product. */
  async hold(orderId: string, lines: readonly ReservationLine[], lifetimeMs: number): Promise<Attempt> {
    const rows = await this.unitOfWork.manager.query<HoldRow[]>(
      `with wanted as materialized (
         -- A sum of many lines may be more than an int can hold.
         select product_id, quantity, coalesce(available, 0) as available
         from unnest($2::uuid[], $3::float8[]) as line (product_id, quantity) left join inventory.stock using (product_id)
       ), known as materialized (
         select status, lines from inventory.reservations where order_id = $1 for update
       ), locked as materialized (
         select wanted.product_id, wanted.quantity, stock.available from (
           select product_id, quantity from wanted
           where not exists (select from known where status <> 'expired')
             and not exists (select from wanted where available < quantity)
           order by product_id
         ) as wanted, ${lockedStock('wanted')}
       ), covered as (
         select from locked having count(*) = $6 and bool_and(available >= quantity)
       ), inserted as (
         insert into inventory.reservations (order_id, status, lines, expires_at)
         select $1, 'held', $4::jsonb, now() + $5 * interval '1 millisecond' from covered where not exists (select from known)
         -- Another attempt of the same order was faster: nothing to wait for.
         on conflict (order_id) do nothing returning order_id
       ), revived as (
         update inventory.reservations
         set status = 'held', lines = $4::jsonb, expires_at = now() + $5 * interval '1 millisecond', updated_at = now()
         where order_id = $1 and exists (select from known where status = 'expired') and exists (select from covered)
         returning order_id
       ), held as (
         select order_id from inserted union all select order_id from revived
       ), moved as (
         update inventory.stock set available = stock.available - quantity::int, reserved = reserved + quantity::int
         from locked where stock.product_id = locked.product_id and exists (select from held)
       )
       select product_id as "productId", coalesce(locked.available, wanted.available) as available,
         exists (select from held) as "isHeld", known.status as "earlierStatus", known.lines as "earlierLines"
       from wanted left join locked using (product_id) left join known on known.status <> 'expired'`,
      [orderId, ...columnsOf(lines), JSON.stringify(lines), lifetimeMs, lines.length],
    )
    const { isHeld, earlierStatus, earlierLines } = rows[0]!
    const earlier = earlierStatus && earlierLines ? { orderId, status: earlierStatus, lines: earlierLines } : undefined
    return { isHeld, earlier, stock: rows.map(({ productId, available }) => ({ productId, available })) }
  }

  /** Sells what is held for an order; false where nothing is. */
  async sell(orderId: string): Promise<boolean> {
    const [sold] = await this.unitOfWork.manager.query<[{ isSold: boolean }]>(
      `with known as materialized (
         select status from inventory.reservations where order_id = $1 for update
       ), committed as (
         update inventory.reservations set status = 'committed', updated_at = now()
         where order_id = $1 and exists (select from known where status = 'held') returning lines
       ), line as (
         -- As arrays: PostgreSQL expects 10 elements of those, and 100 of jsonb.
         select product_id, quantity from unnest(
           array(select (line ->> 'productId')::uuid from committed, jsonb_array_elements(lines) as line),
           array(select (line ->> 'quantity')::int from committed, jsonb_array_elements(lines) as line)
         ) as line (product_id, quantity) order by product_id
       ), locked as materialized (
         select line.product_id, line.quantity from line, ${lockedStock('line')}
       ), moved as (
         update inventory.stock set reserved = reserved - quantity, sold = sold + quantity
         from locked where stock.product_id = locked.product_id
       )
       select exists (select from committed) as "isSold"`,
      [orderId],
    )
    return sold.isSold
  }
}
