import { afterAll, beforeAll, expect, it } from 'vitest'
import { type OrdersInTest, startOrders } from './shop.fixture.js'

let shop: OrdersInTest
beforeAll(async () => void (shop = await startOrders('local')))
afterAll(() => shop?.stop())

it('forgets the tokens of final orders that an earlier release has left, and no others', async () => {
  const { id } = await shop.place(shop.order())
  // As an earlier release leaves them.
  await shop.database.query(
    `insert into orders.orders
     select (jsonb_populate_record(o, jsonb_build_object(
       'id', gen_random_uuid(), 'payment_token', 'tok_ok',
       'status', case when n = 0 then 'pending' else 'confirmed' end, 'settle_after', now() + interval '1 day'))).*
     from orders.orders o, generate_series(0, 1100) n where o.id = $1`,
    [id],
  )
  expect([await shop.forgetTokens(1_000), await shop.forgetTokens(1_000)]).toEqual([1_000, 100])
  expect(
    await shop.database.query(
      `select status, count(*)::int from orders.orders where payment_token is not null group by 1`,
    ),
  ).toEqual([{ status: 'pending', count: 1 }])
})
