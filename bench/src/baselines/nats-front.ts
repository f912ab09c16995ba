import { connect } from '@nats-io/transport-node'
import { fastify } from 'fastify'
import { httpPort, runBaseline } from './baseline-process.js'

/** A gateway by hand: passes the question on over NATS, and the bytes of the answer back. */
await runBaseline(async () => {
  const nats = await connect({ servers: process.env.NATS_URL, noAsyncTraces: true })
  const app = fastify({ forceCloseConnections: true })
  app.get<{ Params: { productId: string } }>('/products/:productId', async ({ params }, reply) => {
    const answer = await nats.request('baseline.product', params.productId, { timeout: 10_000 })
    return reply.header('content-type', 'application/json; charset=utf-8').send(Buffer.from(answer.data))
  })
  await app.listen({ port: httpPort, host: '127.0.0.1' })
  return { close: () => app.close().then(() => nats.drain()) }
})
