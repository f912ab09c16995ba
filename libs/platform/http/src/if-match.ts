import { createParamDecorator, type ExecutionContext } from '@nestjs/common'
import { ApiHeader } from '@nestjs/swagger'
import { PreconditionFailed, PreconditionRequired } from '@twofold/platform-contract'
import type { FastifyRequest } from 'fastify'
import { noteFailures } from './route-notes.js'
import { invalid } from './validation-errors.js'

/** An entity tag as `@Serves` with `etag` makes it of a version. */
const version = /^"(0|[1-9]\d{0,14})"$/
const entityTag = /^(W\/)?"[\x21\x23-\x7e\x80-\xff]*"$/

/**
 * The version that the caller has read, a number, from `If-Match: "3"`.
 *
 * @throws PreconditionRequired without one, and for `*`, which would overwrite whatever is there
 * @throws PreconditionFailed for a tag that no version of ours has, weak ones among them (RFC 9110, 13.1.1)
 * @throws InvalidRequest for what is not one entity tag
 */
export function IfMatch(): ParameterDecorator {
  const parameter = fromHeader()
  return (controller, method, index) => {
    noteFailures(controller, method, PreconditionRequired, PreconditionFailed)
    const descriptor = Object.getOwnPropertyDescriptor(controller, method!)!
    const description = 'The ETag that was read. Changes are refused if there is a newer version.'
    ApiHeader({ name: 'If-Match', required: true, description, example: '"3"' })(controller, method!, descriptor)
    parameter(controller, method, index)
  }
}

const fromHeader = createParamDecorator((_: unknown, context: ExecutionContext) =>
  versionFrom(context.switchToHttp().getRequest<FastifyRequest>().headers['if-match']),
)

function versionFrom(header: string | undefined): number {
  if (header === undefined || header === '*') {
    throw new PreconditionRequired('Send the ETag of the version that you have read as If-Match.')
  }
  const [, number] = version.exec(header) ?? []
  if (number !== undefined) return Number(number)
  if (entityTag.test(header)) throw new PreconditionFailed('No version has this entity tag.')
  throw invalid('header', [{ path: 'If-Match', message: 'Not one entity tag, like "3"' }])
}
