import { connect } from '@nats-io/transport-node'
import { runBaseline } from './baseline-process.js'
import { openPool } from './pool.js'
import { productById } from './product-by-id.js'

/** A service by hand: answers over NATS what it finds in PostgreSQL. */
await runBaseline(async () => {
  const pool = openPool()
  const nats = await connect({ servers: process.env.NATS_URL, noAsyncTraces: true })
  nats.subscribe('baseline.product', {
    queue: 'baseline',
    callback: (_error, message) =>
      void productById(pool, message.string()).then((product) => message.respond(JSON.stringify(product ?? null))),
  })
  await nats.flush()
  return { close: () => nats.drain().then(() => pool.end()) }
})
