import type { Failure } from '@twofold/platform-contract'
import type { FastifyRequest, HTTPMethods } from 'fastify'
import { MethodNotAllowed, NoSuchRoute } from './request-failures.js'

const methods: HTTPMethods[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

/** The failure of a request that no route takes: of its method, where the address takes others. */
export function refuseUnknownRoute({ server, method, url }: FastifyRequest): Failure {
  const [path = ''] = url.split('?')
  const allowed = methods.filter((other) => server.findRoute({ method: other, url: path }) !== null)
  return allowed.length > 0
    ? new MethodNotAllowed(`${method} is not allowed here.`, { allowed })
    : new NoSuchRoute('There is nothing at this address.')
}
