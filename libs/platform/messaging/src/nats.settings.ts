import { count, flag, milliseconds, settings, urlOf } from '@twofold/platform-config'
import * as z from 'zod'

export class NatsSettings extends settings({
  NATS_URL: urlOf('nats', 'tls'),
  NATS_USER: z.string().optional(),
  NATS_PASSWORD: z.string().optional(),
  /** Copies of each event stream: 1 on a single server, 3 on a cluster. */
  NATS_STREAM_REPLICAS: count().default(1),
  /** How long a call without a nearer deadline may take. */
  CALL_TIMEOUT_MS: milliseconds().default(10_000),
  /** Whether short reads that are asked for at the same time travel in one message. */
  NATS_BUNDLES_CALLS: flag().default(true),
  /** Drain the subscriptions on shutdown; off only to show what it is good for. */
  NATS_DRAIN: flag().default(true),
}) {}
