import { setTimeout as sleep } from 'node:timers/promises'
import { Injectable } from '@nestjs/common'
import { type Attributes, diag, DiagLogLevel, ROOT_CONTEXT, SpanKind, trace, TraceFlags } from '@opentelemetry/api'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { AlwaysOnSampler, BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base'
import { ATTR_SERVICE_NAME, ATTR_SERVICE_VERSION } from '@opentelemetry/semantic-conventions'
import { isSampled, spanIdOf, traceIdOf } from '@twofold/platform-context'
import { Log } from './log.js'
import { RecordedSpan } from './recorded-span.js'
import { TelemetrySettings } from './telemetry.settings.js'

/** The attribute of a span by which a request's id finds it. */
export const requestIdAttribute = 'twofold.request.id'

/** Milliseconds that a collector may take for what is left at the end. */
const farewell = 3_000

interface Begun {
  readonly name: string
  readonly kind: 'server' | 'client' | 'consumer'
  readonly attributes?: Attributes
}

const kinds = { server: SpanKind.SERVER, client: SpanKind.CLIENT, consumer: SpanKind.CONSUMER }

/**
 * Spans for an OpenTelemetry collector, where `OTEL_EXPORTER_OTLP_ENDPOINT` names one. They are begun by hand, at the few
 * places where work comes in and goes out: instrumentation by `require` hooks does not see into a bundle. Whether a span is made
 * is decided first, and what it is to say is asked for only then.
 */
@Injectable()
export class Tracing {
  private readonly provider?: BasicTracerProvider
  private readonly share: number

  constructor(
    settings: TelemetrySettings,
    private readonly log: Log,
  ) {
    this.share = settings.OTEL_TRACES_SAMPLER_ARG
    if (settings.OTEL_EXPORTER_OTLP_ENDPOINT) this.provider = providerOf(settings, log)
  }

  /**
   * For work from outside: recorded by lot, in the share that the setting names. It goes on with the trace of whoever asks, if it
   * came with one. `undefined` where it is not recorded.
   */
  enterByLot(traceparent: string | undefined, begun: () => Begun): RecordedSpan | undefined {
    if (!this.provider || Math.random() >= this.share) return undefined
    return this.begin(this.provider, begun(), traceparent)
  }

  /** For work of a trace, recorded if that is; `undefined` where it is not. */
  within(traceparent: string, begun: () => Begun): RecordedSpan | undefined {
    if (!this.provider || !isSampled(traceparent)) return undefined
    return this.begin(this.provider, begun(), traceparent)
  }

  /** Sends what has been recorded, once all work has ended, and records no more. A collector that is slow gets 3 s. */
  async finish(): Promise<void> {
    if (!this.provider) return
    const sent = this.provider.shutdown().then(
      () => undefined,
      (error: unknown) => String(error),
    )
    const reason = await Promise.race([sent, sleep(farewell, `no answer within ${farewell} ms`, { ref: false })])
    if (reason !== undefined) this.log.warn({ reason }, 'the last spans could not be sent')
  }

  private begin(provider: BasicTracerProvider, { name, kind, attributes }: Begun, traceparent?: string): RecordedSpan {
    const parent = traceparent === undefined ? ROOT_CONTEXT : contextOf(traceparent, kind !== 'client')
    return new RecordedSpan(provider.getTracer('twofold').startSpan(name, { kind: kinds[kind], attributes }, parent))
  }
}

const contextOf = (traceparent: string, isRemote: boolean) =>
  trace.setSpanContext(ROOT_CONTEXT, {
    traceId: traceIdOf(traceparent),
    spanId: spanIdOf(traceparent),
    traceFlags: TraceFlags.SAMPLED,
    isRemote,
  })

function providerOf(settings: TelemetrySettings, log: Log): BasicTracerProvider {
  // A collector that is away is told of, a line for each batch that is lost; it is nobody's failure.
  const tell = (reason: string) => log.warn({ reason }, 'opentelemetry')
  diag.setLogger(
    { error: tell, warn: tell, info() {}, debug() {}, verbose() {} },
    { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true },
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
