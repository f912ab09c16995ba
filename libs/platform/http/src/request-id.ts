import type { IncomingHttpHeaders } from 'node:http'
import { newId } from '@twofold/platform-contract'

const sane = /^[\w.:~+/=@-]{1,128}$/

/** The caller's `X-Request-Id` where it is fit to be logged and sent on, otherwise a new one. */
export function requestIdFrom(headers: IncomingHttpHeaders): string {
  const given = headers['x-request-id']
  return typeof given === 'string' && sane.test(given) ? given : newId()
}
