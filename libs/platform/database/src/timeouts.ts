/** How long a connection waits, and how it notices that the other end is gone. */
export const timeouts = (statementTimeoutMs: number) => ({
  keepAlive: true,
  keepAliveInitialDelayMillis: 5_000,
  connectionTimeoutMillis: 3_000,
  statement_timeout: statementTimeoutMs,
  // The client's own time-out, a little later: for a server that answers nothing at all.
  query_timeout: statementTimeoutMs + 1_000,
  lock_timeout: 3_000,
  idle_in_transaction_session_timeout: 10_000,
})
