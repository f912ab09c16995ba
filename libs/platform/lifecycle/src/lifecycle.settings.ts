import { flag, milliseconds, port, settings } from '@twofold/platform-config'
import * as z from 'zod'

export class LifecycleSettings extends settings({
  MANAGEMENT_HOST: z.string().default('127.0.0.1'),
  MANAGEMENT_PORT: port().default(0),
  /** After this long a shutdown ends by force; below the orchestrator's grace period. */
  SHUTDOWN_TIMEOUT_MS: milliseconds().default(25_000),
  /** Shut down when standard input ends: so children of a killed runner end by themselves. */
  PARENT_WATCH: flag().default(false),
}) {}
