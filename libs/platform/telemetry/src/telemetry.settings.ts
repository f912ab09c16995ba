import { flag, settings } from '@twofold/platform-config'
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
}) {}
