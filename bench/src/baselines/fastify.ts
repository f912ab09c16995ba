import { fastify } from 'fastify'
import { httpPort, runBaseline } from './baseline-process.js'
import { fixedProduct } from './fixed-product.js'

/** The web server that the shop uses, without the shop. */
await runBaseline(async () => {
  const app = fastify({ forceCloseConnections: true })
  app.get<{ Params: { productId: string } }>('/products/:productId', async ({ params }) =>
    fixedProduct(params.productId),
  )
  await app.listen({ port: httpPort, host: '127.0.0.1' })
  return app
})
