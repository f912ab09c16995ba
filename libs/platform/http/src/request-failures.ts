import { failure, type FailureClass } from '@twofold/platform-contract'
import * as z from 'zod'

/** What HTTP itself can get wrong, before or beside an operation. */
export class NoSuchRoute extends failure({
  code: 'request.no-such-route',
  status: 404,
  title: 'There is nothing at this address',
}) {}

export class MethodNotAllowed extends failure({
  code: 'request.method-not-allowed',
  status: 405,
  title: 'The method is not allowed here',
  details: z.object({ allowed: z.array(z.string()) }),
}) {}

export class RequestTimeout extends failure({
  code: 'request.timeout',
  status: 408,
  title: 'The request took too long to arrive',
}) {}

export class RequestTooLarge extends failure({
  code: 'request.too-large',
  status: 413,
  title: 'The request is too large',
}) {}

export class UnsupportedMediaType extends failure({
  code: 'request.unsupported-media-type',
  status: 415,
  title: 'The media type is not supported',
}) {}

export class HeadersTooLarge extends failure({
  code: 'request.headers-too-large',
  status: 431,
  title: 'The headers are too large',
}) {}

export class Overloaded extends failure({
  code: 'service.overloaded',
  status: 503,
  title: 'Too many requests at once',
  retryAfter: 1,
}) {}

/** Those that only a request with a body meets. */
export const bodyFailures: readonly FailureClass[] = [RequestTimeout, RequestTooLarge, UnsupportedMediaType]
