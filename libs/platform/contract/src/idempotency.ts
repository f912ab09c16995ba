import * as z from 'zod'
import { failure } from './failure.js'

/** Names one intention of a client: sent again, it has its effect once. Printable ASCII. */
export const IdempotencyKey = z
  .string()
  .min(1)
  .max(255)
  .regex(/^[\x20-\x7e]+$/, 'must be printable ASCII characters')
  .meta({ id: 'IdempotencyKey' })

export class IdempotencyInProgress extends failure({
  code: 'idempotency.in-progress',
  status: 409,
  title: 'A request with this idempotency key is still running',
  retryAfter: 1,
}) {}

export class IdempotencyKeyReused extends failure({
  code: 'idempotency.key-reused',
  status: 422,
  title: 'This idempotency key belongs to another request',
}) {}

/** What an operation may answer that takes an idempotency key. */
export const idempotencyFailures = [IdempotencyInProgress, IdempotencyKeyReused] as const
