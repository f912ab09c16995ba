import { settings } from '@twofold/platform-config'
import * as z from 'zod'

export class TelemetrySettings extends settings({
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
}) {}
