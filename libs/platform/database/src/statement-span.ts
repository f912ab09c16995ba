import { ATTR_DB_OPERATION_NAME, ATTR_DB_QUERY_TEXT, ATTR_DB_SYSTEM_NAME } from '@opentelemetry/semantic-conventions'
import { currentCall } from '@twofold/platform-context'
import type { RecordedSpan, Tracing } from '@twofold/platform-telemetry'

/** What a connection needs of {@link Tracing}. */
export type StatementTracing = Pick<Tracing, 'within'>

/**
 * The span of a statement that is made for a call which is recorded. It has the statement's text, which has no values in it. What
 * is gathered, or shared by several calls, is no part of their traces.
 */
export function beginStatementSpan(tracing: StatementTracing, text: unknown): RecordedSpan | undefined {
  const call = currentCall()
  if (!call?.isRecorded || typeof text !== 'string') return undefined
  return tracing.within(call.traceparent, () => {
    const operation = /\w+/.exec(text)?.[0].toLowerCase() ?? 'statement'
    const attributes = {
      [ATTR_DB_SYSTEM_NAME]: 'postgresql',
      [ATTR_DB_OPERATION_NAME]: operation,
      [ATTR_DB_QUERY_TEXT]: text,
    }
    return { name: operation, kind: 'client', attributes }
  })
}
