import { createParamDecorator, type ExecutionContext } from '@nestjs/common'
import { ApiHeader } from '@nestjs/swagger'
import { IdempotencyKey as Key } from '@twofold/platform-contract'
import type { FastifyRequest } from 'fastify'
import * as z from 'zod'
import { invalid } from './validation-errors.js'

// A schema that has a name is defined apart; a header is documented where it stands.
const schema = z.toJSONSchema(Key).$defs!.IdempotencyKey as object

/** The caller's `Idempotency-Key`. Throws InvalidRequest unless it is there once, with 1 to 255 printable ASCII characters. */
export function IdempotencyKey(): ParameterDecorator {
  const parameter = fromHeader()
  return (controller, method, index) => {
    const descriptor = Object.getOwnPropertyDescriptor(controller, method!)!
    const description = 'Repeat the request with the same key where its answer got lost: it has its effect only once.'
    ApiHeader({ name: 'Idempotency-Key', required: true, description, schema })(controller, method!, descriptor)
    parameter(controller, method, index)
  }
}

const fromHeader = createParamDecorator((_: unknown, context: ExecutionContext) => {
  // Node joins repeated headers, and two keys joined would be a third.
  const given = context.switchToHttp().getRequest<FastifyRequest>().raw.headersDistinct['idempotency-key'] ?? []
  const [key = ''] = given
  if (given.length === 1 && Key.safeParse(key).success) return key
  const message = 'Must be given once, with 1 to 255 printable ASCII characters'
  throw invalid('header', [{ path: 'Idempotency-Key', message }])
})
