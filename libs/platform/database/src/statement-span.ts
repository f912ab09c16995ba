import { ATTR_DB_OPERATION_NAME, ATTR_DB_QUERY_TEXT, ATTR_DB_SYSTEM_NAME } from '@opentelemetry/semantic-conventions'
import { currentCall } from '@twofold/platform-context'
import type { RecordedSpan, Tracing } from '@twofold/platform-telemetry'

/** What a connection needs of {@link Tracing}. */
export type StatementTracing = Pick<Tracing, 'isOn' | 'within'>

/**
 * The span of a statement, where it is made for a call that is recorded. It has the statement's text, which has no values in it.
 * What several calls have gathered into one statement is no part of any of their traces.
 */
export function beginStatementSpan(tracing: StatementTracing, text: unknown): RecordedSpan | undefined {
  if (!tracing.isOn || typeof text !== 'string') return undefined
  const call = currentCall()
  if (!call) return undefined
  const operation = /\w+/.exec(text)?.[0].toLowerCase() ?? 'statement'
  return tracing.within(call.traceparent, {
    name: operation,
    kind: 'client',
    attributes: {
      [ATTR_DB_SYSTEM_NAME]: 'postgresql',
      [ATTR_DB_OPERATION_NAME]: operation,
      [ATTR_DB_QUERY_TEXT]: text,
    },
  })
}
