import { count, flag, milliseconds, settings, urlOf } from '@twofold/platform-config'

export class DatabaseSettings extends settings({
  DATABASE_URL: urlOf('postgres', 'postgresql'),
  /** Connections of this process at most; replicas × pool size must stay below the server's limit. */
  DATABASE_POOL_SIZE: count().default(10),
  /** A statement that takes longer is cancelled, and its connection destroyed if even that is not answered. */
  DATABASE_STATEMENT_TIMEOUT_MS: milliseconds().default(5_000),
  /** Whether reads of one thing each that come at the same time become one statement. */
  DATABASE_GATHERS_READS: flag().default(true),
  /** Whether writes of one thing each that come at the same time become one statement and one commit. */
  DATABASE_GATHERS_WRITES: flag().default(true),
}) {}
