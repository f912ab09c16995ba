import type { Socket } from 'node:net'
import { STATUS_CODES, type ServerResponse } from 'node:http'
import type { ServedBy } from '@twofold/platform-context'
import { type Failure, InvalidRequest, newId } from '@twofold/platform-contract'
import type { ConnectionError } from 'fastify'
import { problemOf, problemType } from './problem.js'
import { HeadersTooLarge, RequestTimeout } from './request-failures.js'
import { servedByHeader } from './served-by-header.js'
import { standardHeaders } from './standard-headers.js'

/** After our last word, for the client to read it: a socket destroyed at once would take the answer with it. */
const hangUpAfter = 1_000

/** Answers what Node cannot read as a request, by hand: for Fastify there is none. Then hangs up. */
export function answerConnectionError(error: ConnectionError, socket: Socket, servedBy: ServedBy | undefined): void {
  const { _httpMessage: answering } = socket as Socket & { _httpMessage?: ServerResponse | null }
  if (error.code === 'ECONNRESET' || !socket.writable || answering?.headersSent) {
    socket.destroy()
    return
  }
  socket.end(rawAnswer(failureOf(error), servedBy))
  setTimeout(() => socket.destroy(), hangUpAfter).unref()
}

function failureOf({ code }: ConnectionError): Failure {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return new HeadersTooLarge('The headers may have 16 KiB at most.')
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return new RequestTimeout('The request did not arrive in time.')
    default:
      return new InvalidRequest('The request is not valid.', { errors: [{ path: '', message: 'Not HTTP' }] })
  }
}

function rawAnswer(failure: Failure, servedBy: ServedBy | undefined): Buffer {
  const id = newId()
  const { status } = failure.kind
  const body = problemOf(failure, id)
  const headers = {
    ...standardHeaders(id),
    ...servedByHeader(servedBy),
    'content-type': problemType,
    'content-length': body.length,
    connection: 'close',
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  return Buffer.concat([Buffer.from(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n`), body])
}
