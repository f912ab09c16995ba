import { randomUUID } from 'node:crypto'
import { fastify } from 'fastify'
import type { PoolClient } from 'pg'
import { httpPort, runBaseline } from './baseline-process.js'
import { openPool } from './pool.js'

interface NewOrder {
  lines: { productId: string; quantity: number }[]
  shippingAddress: object
}

/** The least that an order is: prices, order, lines, stock and outbox, five prepared statements in one transaction. */
async function place(client: PoolClient, { lines, shippingAddress }: NewOrder) {
  const ids = lines.map(({ productId }) => productId)
  const quantities = lines.map(({ quantity }) => quantity)
  const ask = <Row extends object>(name: string, text: string, values: unknown[]) =>
    client.query<Row>({ name, text, values })
  const prices = await ask<{ id: string; price_amount: string }>(
    'prices',
    'select id, price_amount from catalog.products where id = any($1)',
    [ids],
  )
  const priceOf = new Map(prices.rows.map(({ id, price_amount }) => [id, Number(price_amount)]))
  const total = lines.reduce((sum, { productId, quantity }) => sum + priceOf.get(productId)! * quantity, 0)
  const order = { id: randomUUID(), status: 'confirmed', lines, total, shippingAddress }
  await ask('order', 'insert into by_hand.orders (id, total_amount, shipping_address) values ($1, $2, $3)', [
    order.id,
    total,
    JSON.stringify(shippingAddress),
  ])
  await ask(
    'lines',
    `insert into by_hand.order_lines (order_id, product_id, quantity, price_amount)
     select $1, * from unnest($2::uuid[], $3::int[], $4::bigint[])`,
    [order.id, ids, quantities, ids.map((id) => priceOf.get(id))],
  )
  const taken = await ask(
    'stock',
    // Locked in one order: as a join finds them, two transactions would wait for each other now and then.
    `with held as materialized
       (select product_id from by_hand.stock where product_id = any($1::uuid[]) order by product_id for update)
     update by_hand.stock set available = available - wanted.quantity
     from held join unnest($1::uuid[], $2::int[]) as wanted (product_id, quantity) using (product_id)
     where stock.product_id = held.product_id and available >= wanted.quantity`,
    [ids, quantities],
  )
  if (taken.rowCount !== ids.length) throw new Error('out of stock')
  await ask('outbox', 'insert into by_hand.outbox (order_id, payload) values ($1, $2)', [
    order.id,
    JSON.stringify(order),
  ])
  return order
}

await runBaseline(async () => {
  const pool = openPool()
  const app = fastify({ forceCloseConnections: true })
  // Whoever asks logs in first, as at the shop.
  app.post('/sessions', async () => ({ accessToken: 'nobody' }))
  app.post<{ Body: NewOrder }>('/orders', async ({ body }, reply) => {
    const client = await pool.connect()
    try {
      await client.query('begin')
      const order = await place(client, body)
      await client.query('commit')
      return await reply.code(201).send(order)
    } catch (error) {
      await client.query('rollback')
      throw error
    } finally {
      client.release()
    }
  })
  await app.listen({ port: httpPort, host: '127.0.0.1' })
  return { close: () => app.close().then(() => pool.end()) }
})
