import { readSettings } from '@twofold/platform-config'
import { SpanCollector } from '@twofold/platform-testing'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createLogger } from './logger.js'
import { TelemetrySettings } from './telemetry.settings.js'
import { Tracing } from './tracing.js'

let collector: SpanCollector
beforeEach(async () => void (collector = await SpanCollector.start()))
afterEach(() => collector.stop())

function tracingWith(environment: Record<string, string> = {}) {
  const all = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, APP_VERSION: '1.4.0', ...environment }
  const settings = readSettings([TelemetrySettings], all).get(TelemetrySettings)
  return new Tracing(settings, createLogger('orders', 'silent'))
}

const traceId = 'a'.repeat(32)
const recorded = `00-${traceId}-${'b'.repeat(16)}-01`
const notRecorded = `00-${traceId}-${'b'.repeat(16)}-00`
const work = { name: 'POST /orders', kind: 'server' } as const

describe('tracing', () => {
  it('goes on with a trace that is recorded, from span to span', async () => {
    const tracing = tracingWith({ OTEL_TRACES_SAMPLER_ARG: '0' })
    const outer = tracing.enter(recorded, { ...work, attributes: { 'http.route': '/orders' } })!
    const inner = tracing.within(outer.traceparent, { name: 'insert', kind: 'client' })!
    inner.end()
    outer.end({ 'http.response.status_code': 201 })
    await tracing.onModuleDestroy()
    const [second, first] = collector.spansOf(traceId)
    const attributes = { 'http.route': '/orders', 'http.response.status_code': 201 }
    expect(first).toMatchObject({ app: 'orders', name: work.name, parentSpanId: 'b'.repeat(16), attributes })
    expect(second).toMatchObject({ app: 'orders', name: 'insert', parentSpanId: first!.spanId, isError: false })
    expect(outer.traceparent).toBe(`00-${traceId}-${first!.spanId}-01`)
  })

  it('begins a trace for the share that the setting names', async () => {
    const begun = (share: string) => {
      const tracing = tracingWith({ OTEL_TRACES_SAMPLER_ARG: share })
      return Array.from({ length: 1_000 }, () => tracing.enter(undefined, work)).filter(Boolean).length
    }
    expect(begun('1')).toBe(1_000)
    expect(begun('0')).toBe(0)
    // Of a hundred million runs one is further off.
    expect(Math.abs(begun('0.5') - 500)).toBeLessThan(100)
  })

  it('records nothing of a trace that is not recorded', () => {
    const tracing = tracingWith({ OTEL_TRACES_SAMPLER_ARG: '1' })
    expect(tracing.enter(notRecorded, work)).toBeUndefined()
    expect(tracing.within(notRecorded, work)).toBeUndefined()
  })

  it('records nothing where no collector is named', () => {
    const tracing = tracingWith({ OTEL_EXPORTER_OTLP_ENDPOINT: '', OTEL_TRACES_SAMPLER_ARG: '1' })
    expect(tracing.isOn).toBe(false)
    expect(tracing.enter(recorded, work)).toBeUndefined()
  })

  it('says what went wrong', async () => {
    const tracing = tracingWith()
    tracing.enter(recorded, work)!.end({}, 'platform.unavailable')
    await tracing.onModuleDestroy()
    const attributes = { 'error.type': 'platform.unavailable' }
    expect(collector.spans).toMatchObject([{ isError: true, attributes }])
  })

  it('ends though the collector is gone', async () => {
    const gone = await SpanCollector.start()
    await gone.stop()
    const tracing = tracingWith({ OTEL_EXPORTER_OTLP_ENDPOINT: gone.url })
    tracing.enter(recorded, work)!.end()
    await tracing.onModuleDestroy()
  })

  it.each(['collector:4318', 'ftp://collector'])('refuses %s as the address of a collector', (address) => {
    expect(() => tracingWith({ OTEL_EXPORTER_OTLP_ENDPOINT: address })).toThrow(
      /OTEL_EXPORTER_OTLP_ENDPOINT: must be a URL that starts with http/,
    )
  })
})
