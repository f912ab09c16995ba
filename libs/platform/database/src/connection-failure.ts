// Node's socket errors, and PostgreSQL's classes 08 (connection), 53 (no resources), 57P (shutting down) and 57014 and
// 55P03 (statement and lock time-outs): https://www.postgresql.org/docs/17/errcodes-appendix.html
const codes = /^(ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|08|53|57P|57014|55P03|25P03)/
// pg gives these no code. TypeORM's «already released» is a connection that was lost between two statements of a unit.
const messages =
  /Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client was closed|not queryable|Driver not Connected|Query runner already released/i

/** Whether the database could not be reached or could not answer in time: nobody's mistake in the request. */
export function isConnectionFailure(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code } = error as { code?: unknown }
  if (typeof code === 'string' && codes.test(code)) return true
  if (messages.test(error.message)) return true
  if (error instanceof AggregateError) return error.errors.some(isConnectionFailure)
  return isConnectionFailure((error as { driverError?: unknown }).driverError) || isConnectionFailure(error.cause)
}
