import * as z from 'zod'
import { failure } from './failure.js'

/** What any operation may answer, whatever its domain. */
export class InvalidRequest extends failure({
  code: 'request.invalid',
  status: 400,
  title: 'The request is not valid',
  details: z.object({ errors: z.array(z.object({ path: z.string(), message: z.string() })) }),
}) {}

/** The cursor is not one of ours, or of a list with another sort order. */
export class InvalidCursor extends failure({
  code: 'request.invalid-cursor',
  status: 400,
  title: 'The cursor does not belong to this list',
}) {}

export class Unauthenticated extends failure({
  code: 'request.unauthenticated',
  status: 401,
  title: 'Authentication is required',
}) {}

export class Forbidden extends failure({
  code: 'request.forbidden',
  status: 403,
  title: 'Not allowed for this account',
}) {}

export class PreconditionFailed extends failure({
  code: 'request.precondition-failed',
  status: 412,
  title: 'The resource has changed',
}) {}

export class PreconditionRequired extends failure({
  code: 'request.precondition-required',
  status: 428,
  title: 'A precondition is required',
}) {}

/** Nobody could take the request, so nothing ran: it may be sent again. */
export class Unavailable extends failure({
  code: 'service.unavailable',
  status: 503,
  title: 'The service is not available',
  retryAfter: 1,
}) {}

/** No answer in time: whether it ran is not known. */
export class DeadlineExceeded extends failure({
  code: 'service.deadline-exceeded',
  status: 504,
  title: 'The service did not answer in time',
}) {}

/** A bug or a broken part. Shows nothing but the request id, which finds it in the logs. */
export class InternalError extends failure({
  code: 'service.internal-error',
  status: 500,
  title: 'Something went wrong on our side',
}) {}

export const platformFailures = [
  InvalidRequest,
  InvalidCursor,
  Unauthenticated,
  Forbidden,
  PreconditionFailed,
  PreconditionRequired,
  Unavailable,
  DeadlineExceeded,
  InternalError,
] as const
