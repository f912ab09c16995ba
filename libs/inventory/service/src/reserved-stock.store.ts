import { Injectable } from '@nestjs/common'
import type { Reservation, ReservationLine, Stock } from '@twofold/inventory-contract'
import { GatheredWrites, UnitOfWork } from '@twofold/platform-database'
import { InventorySettings } from './inventory.settings.js'
import { columnsOf } from './stock.store.js'

interface NewReservation {
  readonly orderId: string
  /** One for each product. */
  readonly lines: readonly ReservationLine[]
}

/** What has become of the attempt to hold pieces. */
interface Attempt {
  /** Whether the pieces are held now, by this attempt. */
  readonly isHeld: boolean
  /** The reservation that the order had before, unless it had expired. */
  readonly earlier: Reservation | undefined
  /** How many pieces of each product the order could have; of none where they are held. */
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
 * us, and orders that come together take one round trip. Like everybody they lock a reservation that is there before its stock, and stock in
 * the order of product ids; so nobody waits for one who waits for them.
 */
@Injectable()
export class ReservedStockStore {
  /** Sells what is held for an order; false where nothing is. */
  readonly sell: (orderId: string) => Promise<boolean>
  private readonly holdNew: (order: NewReservation) => Promise<boolean>

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly settings: InventorySettings,
    writes: GatheredWrites,
  ) {
    this.holdNew = writes.byKey(
      ({ orderId }) => orderId,
      (orders) => this.holdAll(orders),
    )
    this.sell = writes.byKey(
      (orderId) => orderId,
      (orderIds) => this.sellAll(orderIds),
    )
  }

  /** Holds all lines or none. One line for each product. */
  async hold(order: NewReservation): Promise<Attempt> {
    if (await this.holdNew(order)) return { isHeld: true, earlier: undefined, stock: [] }
    return this.holdOne(order)
  }

  /**
   * Holds the pieces of orders that have no reservation; false for those that have one, for those that are too large at
   * first sight already, and for all others where there is not enough for all of them: then their stock is locked.
   */
  private async holdAll(orders: readonly NewReservation[]): Promise<boolean[]> {
    const lines = orders.flatMap(({ orderId, lines }) => lines.map((line) => ({ orderId, ...line })))
    const held = await this.unitOfWork.manager.query<{ orderId: string }[]>(
      `with line as materialized (
         select order_id, product_id, quantity from unnest($1::uuid[], $2::uuid[], $3::float8[])
           as line (order_id, product_id, quantity)
       ), hopeful as materialized (
         select order_id from line left join inventory.stock using (product_id)
         group by order_id having bool_and(coalesce(available, 0) >= quantity)
       ), wanted as materialized (
         select product_id, sum(quantity) as quantity from line join hopeful using (order_id)
         group by product_id order by product_id
       ), locked as materialized (
         select wanted.product_id, wanted.quantity, stock.available from wanted, ${lockedStock('wanted')}
       ), covered as (
         select from locked having count(*) = (select count(*) from wanted) and bool_and(available >= quantity)
       ), inserted as (
         insert into inventory.reservations (order_id, status, lines, expires_at)
         select order_id, 'held', lines::jsonb, now() + $6 * interval '1 millisecond'
         from covered, unnest($4::uuid[], $5::text[]) as reservation (order_id, lines) join hopeful using (order_id)
         on conflict (order_id) do nothing returning order_id
       ), taken as (
         select product_id, sum(quantity)::int as quantity from line join inserted using (order_id) group by product_id
       ), moved as (
         update inventory.stock set available = available - quantity, reserved = reserved + quantity
         from taken where stock.product_id = taken.product_id
       )
       select order_id as "orderId" from inserted`,
      [
        lines.map(({ orderId }) => orderId),
        ...columnsOf(lines),
        orders.map(({ orderId }) => orderId),
        orders.map(({ lines }) => JSON.stringify(lines)),
        this.settings.RESERVATION_LIFETIME_MS,
      ],
    )
    const heldOrders = new Set(held.map(({ orderId }) => orderId))
    return orders.map(({ orderId }) => heldOrders.has(orderId))
  }

  /** The same for one, whatever has become of it so far, with what there is to say about it. */
  private async holdOne({ orderId, lines }: NewReservation): Promise<Attempt> {
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
      [orderId, ...columnsOf(lines), JSON.stringify(lines), this.settings.RESERVATION_LIFETIME_MS, lines.length],
    )
    const { isHeld, earlierStatus, earlierLines } = rows[0]!
    const earlier = earlierStatus && earlierLines ? { orderId, status: earlierStatus, lines: earlierLines } : undefined
    return { isHeld, earlier, stock: rows.map(({ productId, available }) => ({ productId, available })) }
  }

  private async sellAll(orderIds: readonly string[]): Promise<boolean[]> {
    const sold = await this.unitOfWork.manager.query<{ orderId: string }[]>(
      `with known as materialized (
         select order_id, status from inventory.reservations where order_id = any($1) order by order_id for update
       ), committed as materialized (
         update inventory.reservations set status = 'committed', updated_at = now()
         from known where known.order_id = reservations.order_id and known.status = 'held'
         returning reservations.order_id, lines
       ), line as (
         -- As arrays: PostgreSQL expects 10 elements of those, and 100 of each jsonb.
         select product_id, sum(quantity)::int as quantity from unnest(
           array(select (line ->> 'productId')::uuid from committed, jsonb_array_elements(lines) as line),
           array(select (line ->> 'quantity')::int from committed, jsonb_array_elements(lines) as line)
         ) as line (product_id, quantity) group by product_id order by product_id
       ), locked as materialized (
         select line.product_id, line.quantity from line, ${lockedStock('line')}
       ), moved as (
         update inventory.stock set reserved = reserved - quantity, sold = sold + quantity
         from locked where stock.product_id = locked.product_id
       )
       select order_id as "orderId" from committed`,
      [orderIds],
    )
    const soldOrders = new Set(sold.map(({ orderId }) => orderId))
    return orderIds.map((orderId) => soldOrders.has(orderId))
  }
}
