import type { Server } from 'node:http'
import type { AppVersion } from '@twofold/platform-telemetry'
import type { FastifyHttpOptions, FastifyReply, FastifyRequest } from 'fastify'
import { answerConnectionError } from './connection-errors.js'
import type { HttpSettings } from './http.settings.js'
import type { Problems } from './problems.js'
import { requestIdFrom } from './request-id.js'

/** 1 MiB. */
const bodyLimit = 1_048_576

/** What answers when something goes wrong. */
interface Answering {
  readonly problems: Problems
  readonly version: AppVersion
}

/** Fastify's and Node's limits and time-outs. `answering` is called when something has gone wrong. */
export function serverOptions(settings: HttpSettings, answering: () => Answering): FastifyHttpOptions<Server> {
  return {
    bodyLimit,
    trustProxy: settings.HTTP_TRUST_PROXY,
    requestTimeout: settings.HTTP_REQUEST_TIMEOUT_MS,
    keepAliveTimeout: settings.HTTP_KEEP_ALIVE_TIMEOUT_MS,
    // Of a socket on which nothing moves at all: a client that does not read its answer.
    connectionTimeout: 60_000,
    http: { headersTimeout: settings.HTTP_HEADERS_TIMEOUT_MS, connectionsCheckingInterval: 1_000 },
    genReqId: (request) => requestIdFrom(request.headers),
    // Lifecycle and Listening decide how to leave.
    return503OnClosing: false,
    clientErrorHandler: (error, socket) => answerConnectionError(error, socket, answering().version.servedBy()),
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) =>
      answering().problems.answer(error, request, reply),
    routerOptions: { maxParamLength: 500 },
  }
}
