import { count, flag, milliseconds, millisecondsOrOff, port, settings } from '@twofold/platform-config'
import * as z from 'zod'

/** `false`, `true` for the one proxy in front of us, or the addresses and networks of those that are believed. */
const proxies = z
  .string()
  .default('false')
  .transform((value) => (value === 'false' ? false : value === 'true' ? theNearest : list(value)))

const theNearest = (_address: string, hop: number) => hop === 0

export class HttpSettings extends settings({
  HTTP_HOST: z.string().default('127.0.0.1'),
  HTTP_PORT: port().default(3000),
  /** Whose `X-Forwarded-For` is believed. */
  HTTP_TRUST_PROXY: proxies,
  /** Whether whoever asks decides that a request is recorded, by its `traceparent`; else it is by lot. */
  HTTP_TRUST_TRACEPARENT: flag().default(false),
  /** Origins that browsers may call from, separated by commas. */
  HTTP_CORS_ORIGINS: z.string().default('').transform(list),
  /** From a request's headers to its answer. */
  REQUEST_DEADLINE_MS: milliseconds().default(10_000),
  /** Requests at once; those beyond are refused early, so that the others are answered in time. */
  HTTP_MAX_IN_FLIGHT: count().default(1_024),
  HTTP_HEADERS_TIMEOUT_MS: milliseconds().default(10_000),
  HTTP_REQUEST_TIMEOUT_MS: milliseconds().default(30_000),
  /** Longer than load balancers keep an idle connection (60 s), or they send requests on one that we are closing. */
  HTTP_KEEP_ALIVE_TIMEOUT_MS: milliseconds().default(72_000),
  /** While draining: closes the server once nothing has arrived for so long. */
  HTTP_LINGER_QUIET_MS: millisecondsOrOff().default(1_000),
  /** The same, as long as clients keep connections: they may be about to send on one that we are closing. */
  HTTP_LINGER_KEPT_MS: millisecondsOrOff().default(5_000),
  /** Whatever comes. */
  HTTP_LINGER_MAX_MS: millisecondsOrOff().default(10_000),
}) {}

function list(value: string): string[] {
  return value
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
}
