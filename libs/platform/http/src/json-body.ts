import { isUtf8 } from 'node:buffer'
import { InvalidRequest } from '@twofold/platform-contract'
import type { FastifyInstance } from 'fastify'

/** Reads bodies as JSON and as nothing else. A body of no bytes is none, whatever its Content-Type says. */
export function readJsonBodies(server: FastifyInstance): void {
  // Refuses keys that would change a prototype (`__proto__`, `constructor`).
  const parse = server.getDefaultJsonParser('error', 'error')
  server.removeAllContentTypeParsers()
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, bytes: Buffer, done) => {
    if (bytes.length === 0) return done(null, undefined)
    if (!isUtf8(bytes)) return done(notUtf8())
    return parse(request, bytes.toString('utf8'), done)
  })
}

const notUtf8 = () => new InvalidRequest('The body is not valid.', { errors: [{ path: '', message: 'Not UTF-8' }] })
