import { Injectable, type OnModuleDestroy } from '@nestjs/common'
import { type Attributes, diag, DiagLogLevel, ROOT_CONTEXT, SpanKind, trace, TraceFlags } from '@opentelemetry/api'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { AlwaysOnSampler, BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base'
import { ATTR_SERVICE_NAME, ATTR_SERVICE_VERSION } from '@opentelemetry/semantic-conventions'
import { isSampled, spanIdOf, traceIdOf } from '@twofold/platform-context'
import { setTimeout as sleep } from 'node:timers/promises'
import { Log } from './log.js'
import { RecordedSpan } from './recorded-span.js'
import { TelemetrySettings } from './telemetry.settings.js'

/** The attribute of a span by which a request's id finds it. */
export const requestIdAttribute = 'twofold.request.id'

/** Milliseconds that a collector may take for what is left at the end: it holds no shutdown up. */
const farewell = 3_000

interface Begun {
  readonly name: string
  readonly kind: 'server' | 'client' | 'consumer'
  readonly attributes?: Attributes
}

const kinds = { server: SpanKind.SERVER, client: SpanKind.CLIENT, consumer: SpanKind.CONSUMER }

/**
 * Spans for an OpenTelemetry collector, where `OTEL_EXPORTER_OTLP_ENDPOINT` names one. They are begun by hand, at the few
 * places where work comes in and goes out: instrumentation by `require` hooks does not see into a bundle, and costs 40 µs of
 * each request that is not sampled.
 */
@Injectable()
export class Tracing implements OnModuleDestroy {
  private readonly provider?: BasicTracerProvider
  private readonly share: number

  constructor(settings: TelemetrySettings, log: Log) {
    this.share = settings.OTEL_TRACES_SAMPLER_ARG
    if (settings.OTEL_EXPORTER_OTLP_ENDPOINT) this.provider = providerOf(settings, log)
  }

  /** Whether anything is recorded at all. */
  get isOn(): boolean {
    return this.provider !== undefined
  }

  /**
   * For work that comes from outside, with the trace context that came along: part of its trace, or the first of a new one for
   * the share of all that is recorded. `undefined` where it is not.
   */
  enter(traceparent: string | undefined, begun: Begun): RecordedSpan | undefined {
    if (traceparent !== undefined) return this.within(traceparent, begun)
    if (!this.provider || Math.random() >= this.share) return undefined
    return this.begin(begun)
  }

  /** For work of a trace; `undefined` where that is not recorded. */
  within(traceparent: string, begun: Begun): RecordedSpan | undefined {
    if (!this.provider || !isSampled(traceparent)) return undefined
    const parent = { traceId: traceIdOf(traceparent), spanId: spanIdOf(traceparent), isRemote: true }
    return this.begin(begun, trace.setSpanContext(ROOT_CONTEXT, { ...parent, traceFlags: TraceFlags.SAMPLED }))
  }

  /** Sends what has been recorded, when the process has ended all its work. */
  async onModuleDestroy(): Promise<void> {
    await Promise.race([this.provider?.shutdown(), sleep(farewell, undefined, { ref: false })])
  }

  private begin({ name, kind, attributes }: Begun, parent = ROOT_CONTEXT): RecordedSpan {
    const tracer = this.provider!.getTracer('twofold')
    return new RecordedSpan(tracer.startSpan(name, { kind: kinds[kind], attributes }, parent))
  }
}

function providerOf(settings: TelemetrySettings, log: Log): BasicTracerProvider {
  // A collector that is away is told of, a line for each batch that is lost; it is nobody's failure.
  const tell = (message: string) => log.warn({ reason: message }, 'spans could not be sent')
  diag.setLogger(
    { error: tell, warn: tell, info() {}, debug() {}, verbose() {} },
    { logLevel: DiagLogLevel.ERROR, suppressOverrideMessage: true },
  )
  const exporter = new OTLPTraceExporter({
    url: `${settings.OTEL_EXPORTER_OTLP_ENDPOINT!.replace(/\/$/, '')}/v1/traces`,
  })
  return new BasicTracerProvider({
    resource: resourceFromAttributes({
      [ATTR_SERVICE_NAME]: log.bindings().app as string,
      [ATTR_SERVICE_VERSION]: settings.APP_VERSION,
    }),
    // What is sampled is decided before a span is made.
    sampler: new AlwaysOnSampler(),
    spanProcessors: [new BatchSpanProcessor(exporter, { scheduledDelayMillis: settings.OTEL_BSP_SCHEDULE_DELAY })],
  })
}
