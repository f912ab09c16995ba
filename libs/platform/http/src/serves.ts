import { HttpCode } from '@nestjs/common'
import { RouteConfig, RouteSchema } from '@nestjs/platform-fastify'
import {
  DeadlineExceeded,
  type FailureClass,
  Forbidden,
  InternalError,
  InvalidRequest,
  type Operation,
  Unauthenticated,
  Unavailable,
} from '@twofold/platform-contract'
import * as z from 'zod'
import { answerSchema } from './answer-schema.js'
import { describeOperation } from './describe-operation.js'
import { Overloaded } from './request-failures.js'
import { notedFailures } from './route-notes.js'
import type { AnswerDecorator, ServedOperation } from './served-operation.js'

export interface ServesOptions<Answer> {
  /** Of success: 200 unless said here, or 204 where the operation has no output. Of the answer, with `statuses`. */
  readonly status?: number | ((answer: Answer) => number)
  /** All that `status` may say, for the API document. */
  readonly statuses?: readonly number[]
  /** The field of the answer that is its version: sent as `ETag: "<version>"`, for `@IfMatch()`. */
  readonly etag?: keyof Answer & string
  /** The address of what was made. */
  readonly location?: (answer: Answer) => string
}

type Answers<Answer> = (...parameters: never[]) => Answer | Promise<Answer>

/**
 * Says which operation of a contract a controller's method serves. From that come who may call it, what its answers look
 * like on the wire (unknown fields are dropped) and its place in the API document.
 *
 * @example
 * @Post()
 * @Serves(orderContract.operations.placeOrder, { status: 201, location: ({ id }) => `/orders/${id}` })
 */
export function Serves<O extends Operation>(operation: O, options: ServesOptions<z.output<O['output']>> = {}) {
  return <Method extends Answers<z.output<O['output']>>>(
    controller: object,
    method: string,
    descriptor: TypedPropertyDescriptor<Method>,
  ): void => {
    const [domain] = operation.subject.split('.')
    const noOutput = operation.output instanceof z.ZodVoid
    const { status = noOutput ? 204 : 200, statuses = typeof status === 'number' ? [status] : [] } = options
    const served: ServedOperation = {
      operation,
      name: `${domain}.${operation.name}`,
      failures: failuresOf(operation, notedFailures(controller, method)),
      signedIn: operation.access !== 'anyone',
      decorate: decoratorOf(options),
    }
    RouteConfig({ served })(controller, method, descriptor)
    HttpCode(statuses[0] ?? 200)(controller, method, descriptor)
    if (!noOutput) RouteSchema({ response: { '2xx': answerSchema(operation.output) } })(controller, method, descriptor)
    describeOperation(served, statuses, options)(controller, method, descriptor)
  }
}

function failuresOf({ failures, access }: Operation, noted: readonly FailureClass[]): FailureClass[] {
  const signIn = access === 'anyone' ? [] : [Unauthenticated]
  const role = typeof access === 'object' ? [Forbidden] : []
  const anywhere = [InvalidRequest, Overloaded, Unavailable, DeadlineExceeded, InternalError]
  return [...new Set<FailureClass>([...failures, ...noted, ...signIn, ...role, ...anywhere])]
}

function decoratorOf<Answer>({ status, etag, location }: ServesOptions<Answer>): AnswerDecorator | undefined {
  if (typeof status !== 'function' && !etag && !location) return undefined
  return (answer: Answer, reply) => {
    if (typeof status === 'function') reply.code(status(answer))
    if (etag) reply.header('etag', `"${answer[etag]}"`)
    if (location) reply.header('location', location(answer))
  }
}
