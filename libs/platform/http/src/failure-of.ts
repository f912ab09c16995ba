import { HttpException } from '@nestjs/common'
import {
  Failure,
  type FailureTranslator,
  Forbidden,
  InternalError,
  InvalidRequest,
  Unauthenticated,
} from '@twofold/platform-contract'
import {
  HeadersTooLarge,
  NoSuchRoute,
  RequestTimeout,
  RequestTooLarge,
  UnsupportedMediaType,
} from './request-failures.js'

/** The failure that a caller hears of, whatever was thrown: by a rule, by Fastify, by Nest, by a library, by a bug. */
export function failureOf(error: unknown, translator?: FailureTranslator): Failure {
  if (error instanceof Failure) return error
  return (
    refusalOf(error) ??
    translator?.translate(error) ??
    new InternalError('The request could not be answered. Its id finds the reason in our logs.', undefined, {
      cause: error,
    })
  )
}

/** What Fastify and Nest refuse by themselves, before a handler runs. Nest wraps what Fastify throws. */
function refusalOf(error: unknown): Failure | undefined {
  const { code, statusCode } = (error instanceof HttpException ? (error.cause ?? {}) : (error ?? {})) as Refusal
  const status = error instanceof HttpException ? error.getStatus() : isFastifys(code) ? statusCode : undefined
  switch (status) {
    case 400:
    case 414:
      return malformed(code)
    case 401:
      return new Unauthenticated('Sign in and send the access token as a bearer token.')
    case 403:
      return new Forbidden('This is not allowed.')
    case 404:
      return new NoSuchRoute('There is nothing at this address.')
    case 408:
      return new RequestTimeout('The request did not arrive in time.')
    case 413:
      return new RequestTooLarge('The body may have 1 MiB at most.')
    case 415:
      return new UnsupportedMediaType('The body must be JSON: Content-Type: application/json.')
    case 431:
      return new HeadersTooLarge('The headers may have 16 KiB at most.')
    default:
      return undefined
  }
}

interface Refusal {
  readonly code?: string
  readonly statusCode?: number
}

const isFastifys = (code: string | undefined) => code?.startsWith('FST_') ?? false

const malformations: Record<string, [part: string, message: string]> = {
  FST_ERR_CTP_INVALID_JSON_BODY: ['body', 'Not valid JSON'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: ['body', 'Not as long as Content-Length says'],
  FST_ERR_BAD_URL: ['address', 'Not a valid percent-encoding of UTF-8'],
  FST_ERR_MAX_PARAM_LENGTH: ['address', 'A parameter is too long'],
}

function malformed(code = ''): InvalidRequest {
  const [part, message] = malformations[code] ?? ['request', 'Malformed']
  return new InvalidRequest(`The ${part} is not valid.`, { errors: [{ path: '', message }] })
}
