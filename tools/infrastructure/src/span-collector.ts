import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'

/** A span as it came, with the app that it is from. */
export interface CollectedSpan {
  readonly app: string
  readonly name: string
  readonly traceId: string
  readonly spanId: string
  /** Undefined for the first span of a trace. */
  readonly parentSpanId: string | undefined
  readonly attributes: Readonly<Record<string, unknown>>
  /** Whether something went wrong on the side of the app. */
  readonly isError: boolean
}

/** OTLP/JSON, as far as it is read here. */
interface Attribute {
  readonly key: string
  readonly value: Readonly<Record<string, unknown>>
}
interface Exported {
  readonly resourceSpans?: readonly {
    readonly resource: { readonly attributes: readonly Attribute[] }
    readonly scopeSpans: readonly { readonly spans: readonly ExportedSpan[] }[]
  }[]
}
interface ExportedSpan extends Pick<CollectedSpan, 'name' | 'traceId' | 'spanId'> {
  readonly parentSpanId?: string
  readonly attributes: readonly Attribute[]
  readonly status?: { readonly code?: number }
}

const statusError = 2

/** Takes what apps send to an OpenTelemetry collector (OTLP over HTTP, JSON), and keeps it in memory. */
export class SpanCollector {
  readonly spans: CollectedSpan[] = []

  private constructor(
    readonly url: string,
    private readonly server: ReturnType<typeof createServer>,
  ) {}

  /** Listens on a free port of the loopback. */
  static async start(): Promise<SpanCollector> {
    const server = createServer((request, response) => {
      const take = async () => collector.take((await json(request)) as Exported)
      take().then(
        () => response.setHeader('content-type', 'application/json').end('{}'),
        () => response.writeHead(400).end(),
      )
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const collector = new SpanCollector(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, server)
    return collector
  }

  /** The spans of one trace, as they have come so far. */
  spansOf(traceId: string): CollectedSpan[] {
    return this.spans.filter((span) => span.traceId === traceId)
  }

  async stop(): Promise<void> {
    this.server.close()
    this.server.closeAllConnections()
    await once(this.server, 'close')
  }

  private take({ resourceSpans = [] }: Exported): void {
    for (const { resource, scopeSpans } of resourceSpans) {
      const app = String(valuesOf(resource.attributes)['service.name'])
      for (const span of scopeSpans.flatMap(({ spans }) => spans)) this.spans.push(collected(app, span))
    }
  }
}

function collected(app: string, span: ExportedSpan): CollectedSpan {
  const { name, traceId, spanId, parentSpanId, attributes, status } = span
  const isError = status?.code === statusError
  return { app, name, traceId, spanId, parentSpanId, attributes: valuesOf(attributes), isError }
}

/** Each value is in a member that is named for its kind: `{ stringValue: … }`. */
function valuesOf(attributes: readonly Attribute[]): Record<string, unknown> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]))
}
