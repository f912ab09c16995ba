import { type Failure, InvalidRequest } from '@twofold/platform-contract'
import type { FastifyRequest, HTTPMethods } from 'fastify'
import { MethodNotAllowed, NoSuchRoute } from './request-failures.js'

const methods: HTTPMethods[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

/** What is wrong with a request's address and method, before anything else of it is read. */
export function refuseAddress({ is404, method, server, url }: FastifyRequest): Failure | undefined {
  const queryAt = url.indexOf('?')
  if (is404) return noRoute(method, queryAt < 0 ? url : url.slice(0, queryAt), server)
  return queryAt < 0 || isPercentEncoded(url.slice(queryAt)) ? undefined : malformedQuery()
}

function noRoute(method: string, path: string, server: FastifyRequest['server']): Failure {
  const allowed = methods.filter((other) => leadsSomewhere(server.findRoute({ method: other, url: path })))
  return allowed.length > 0
    ? new MethodNotAllowed(`${method} is not allowed here.`, { allowed })
    : new NoSuchRoute('There is nothing at this address.')
}

/** A trailing slash is no id: `/products/` is not the product whose id is empty. */
function leadsSomewhere(route: { params: Record<string, string | undefined> } | null): boolean {
  return route !== null && !Object.values(route.params).includes('')
}

function isPercentEncoded(text: string): boolean {
  if (!text.includes('%')) return true
  try {
    // Its value is used because bundlers take the function for pure, and drop a call whose value is not.
    return decodeURIComponent(text) !== ''
  } catch {
    return false
  }
}

const malformedQuery = () =>
  new InvalidRequest('The query is not valid.', {
    errors: [{ path: '', message: 'Not a valid percent-encoding of UTF-8' }],
  })
