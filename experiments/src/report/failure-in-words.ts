import type { FailedRequest } from '@twofold/load'

/** When it was, what was asked, how it failed and who answered, in one line. */
export const failureInWords = (failed: FailedRequest): string => {
  const { time, method, path, connection, milliseconds, error, message, servedBy } = failed
  const by = servedBy === undefined ? '' : `, by ${servedBy}`
  return `${time} ${method} ${path} (${connection} connection): ${error} after ${milliseconds.toFixed(0)} ms, ${message.slice(0, 200)}${by}`
}
