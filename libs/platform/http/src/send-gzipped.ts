import { gunzipSync } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** Sends what is kept gzipped as it is, or unpacked to a client that does not take gzip. */
export function sendGzipped(request: FastifyRequest, reply: FastifyReply, gzipped: Buffer): void {
  void reply.header('vary', 'accept-encoding')
  if (takesGzip(request.headers['accept-encoding'])) void reply.header('content-encoding', 'gzip').send(gzipped)
  else void reply.send(gunzipSync(gzipped))
}

const takesGzip = (accepted: unknown) => /(^|[\s,])(gzip|\*)(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i.test(String(accepted ?? ''))
