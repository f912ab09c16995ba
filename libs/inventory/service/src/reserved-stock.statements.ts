/*
 * Like everybody, these lock a reservation that is there before its stock, and stock in the order of product ids: so nobody
 * waits for one who waits for them.
 */

/** The stock of each product of `lines`, locked one after the other in the order of the lines. */
const lockedStock = (lines: string) =>
  `lateral (select available from inventory.stock where product_id = ${lines}.product_id for update) as stock`

/**
 * Orders' lines $1 to $3, their ids $4, their lines as JSON $5, the lifetime in milliseconds $6. For each order whether it is
 * held now; `short` is what there is of its products where that was too little at first sight, and null where no more is known.
 */
export const holdNewReservations = `with line as materialized (
    select order_id, product_id, quantity, coalesce(available, 0) as available
    from unnest($1::uuid[], $2::uuid[], $3::float8[]) as line (order_id, product_id, quantity)
      left join inventory.stock using (product_id)
  ), hopeful as materialized (
    select order_id from line group by order_id having bool_and(available >= quantity)
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
    -- Another attempt of the same order was faster: nothing to wait for.
    on conflict (order_id) do nothing returning order_id
  ), taken as (
    select product_id, sum(quantity)::int as quantity from line join inserted using (order_id) group by product_id
  ), moved as (
    update inventory.stock set available = stock.available - quantity, reserved = reserved + quantity
    from taken where stock.product_id = taken.product_id
  ), refused as (
    select order_id, jsonb_agg(jsonb_build_object('productId', product_id, 'available', available)) as short from line
    where not exists (select from hopeful where hopeful.order_id = line.order_id)
      -- Stock and reservations as of one moment: what is short is not held for the same order.
      and not exists (select from inventory.reservations where reservations.order_id = line.order_id)
    group by order_id
  )
  select order_id as "orderId", inserted.order_id is not null as "isHeld", short
  from unnest($4::uuid[]) as reservation (order_id) left join inserted using (order_id) left join refused using (order_id)`

/** An order's id $1, its products $2 and quantities $3, its lines as JSON $4, the lifetime $5, the number of lines $6. */
export const holdInAnyCase = `with wanted as materialized (
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
   from wanted left join locked using (product_id) left join known on known.status <> 'expired'`

/**
 * Orders' ids $1: what the reservation of each was until now; those that were held are sold by this. One that was held at first
 * sight, and is no more, is left out: no more is known of it.
 */
export const sellHeldReservations = `with held as materialized (
     select order_id from inventory.reservations where order_id = any($1) and status = 'held' order by order_id for update
   ), committed as materialized (
     update inventory.reservations set status = 'committed', updated_at = now()
     from held where held.order_id = reservations.order_id
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
   select order_id as "orderId", status from inventory.reservations left join committed using (order_id)
   where order_id = any($1) and (status <> 'held' or committed.order_id is not null)`
