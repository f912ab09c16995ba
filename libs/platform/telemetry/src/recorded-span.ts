import { type Attributes, type Span, SpanStatusCode } from '@opentelemetry/api'
import { ATTR_ERROR_TYPE } from '@opentelemetry/semantic-conventions'
import { withoutCall } from '@twofold/platform-context'

/** One piece of work in a trace that is recorded, from its beginning to {@link end}. */
export class RecordedSpan {
  /** W3C trace context for all that this piece of work causes. */
  readonly traceparent: string

  constructor(private readonly span: Span) {
    const { traceId, spanId } = span.spanContext()
    this.traceparent = `00-${traceId}-${spanId}-01`
  }

  /**
   * Says what there is to say once it is known.
   *
   * @param error what went wrong on this side: a failure's code, say. A customer's mistake is none.
   */
  end(attributes: Attributes = {}, error?: string): void {
    this.span.setAttributes(attributes)
    if (error !== undefined) {
      this.span.setAttribute(ATTR_ERROR_TYPE, error)
      this.span.setStatus({ code: SpanStatusCode.ERROR })
    }
    // The batch that it may begin belongs to no call.
    withoutCall(() => this.span.end())
  }
}
