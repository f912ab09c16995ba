import { flag, milliseconds, settings, urlOf } from '@twofold/platform-config'
import * as z from 'zod'

export class TelemetrySettings extends settings({
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  /** What was built: fit for a header. */
  APP_VERSION: z
    .string()
    .regex(/^[\w.+-]{1,128}$/, 'must be a version: letters, digits and . _ + -')
    .default('dev'),
  /** Each answer names the apps that took part in it, with their versions: `x-served-by`. For development. */
  SERVED_BY_HEADER: flag().default(false),
  /** Where spans go (OTLP over HTTP), for example http://collector:4318; nothing is recorded without it. */
  OTEL_EXPORTER_OTLP_ENDPOINT: urlOf('http', 'https').optional(),
  /** Which share of the requests from outside is recorded. */
  OTEL_TRACES_SAMPLER_ARG: z.coerce.number().min(0).max(1).default(0.01),
  /** Milliseconds after which spans are sent. */
  OTEL_BSP_SCHEDULE_DELAY: milliseconds().default(5_000),
}) {}
