import { fastify } from 'fastify'
import { httpPort, runBaseline } from './baseline-process.js'
import { openPool } from './pool.js'
import { productById } from './product-by-id.js'

/** The practical limit of one query a request: Fastify and pg, with the shop's own statement. */
await runBaseline(async () => {
  const pool = openPool()
  const app = fastify({ forceCloseConnections: true })
  app.get<{ Params: { productId: string } }>('/products/:productId', async ({ params }, reply) => {
    const product = await productById(pool, params.productId)
    return product ?? reply.code(404).send()
  })
  await app.listen({ port: httpPort, host: '127.0.0.1' })
  return { close: () => app.close().then(() => pool.end()) }
})
