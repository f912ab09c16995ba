import { fastifyCors } from '@fastify/cors'
import type { FastifyInstance } from 'fastify'

/** Lets browsers call from other origins (CORS); from none unless some are named. */
export function allowOrigins(server: FastifyInstance, origins: readonly string[]): void {
  if (origins.length === 0) return
  server.register(fastifyCors, {
    origin: [...origins],
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowedHeaders: ['authorization', 'content-type', 'idempotency-key', 'if-match', 'traceparent', 'x-request-id'],
    exposedHeaders: ['etag', 'location', 'retry-after', 'x-request-id', 'x-served-by'],
    maxAge: 600,
    strictPreflight: false,
  })
}
