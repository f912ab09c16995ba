import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readSettings } from '@twofold/platform-config'
import { SpanCollector } from '@twofold/platform-testing'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
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

/** A tracing for this collector, and what it logs. */
function toldBy(url: string) {
  const written: string[] = []
  const log = pino({ base: { app: 'orders' } }, { write: (line: string) => void written.push(line) })
  const settings = readSettings([TelemetrySettings], { OTEL_EXPORTER_OTLP_ENDPOINT: url }).get(TelemetrySettings)
  return { tracing: new Tracing(settings, log), lines: () => written.map((line) => JSON.parse(line) as object) }
}

async function listening(answer: RequestListener) {
  const server = createServer(answer).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const close = async () => {
    server.close()
    server.closeAllConnections()
    await once(server, 'close')
  }
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close }
}

const traceId = 'a'.repeat(32)
const recorded = `00-${traceId}-${'b'.repeat(16)}-01`
const notRecorded = `00-${traceId}-${'b'.repeat(16)}-00`
const work = () => ({ name: 'POST /orders', kind: 'server' }) as const

describe('tracing', () => {
  it('goes on with a trace that is recorded, from span to span', async () => {
    const tracing = tracingWith({ OTEL_TRACES_SAMPLER_ARG: '0' })
    const outer = tracing.within(recorded, () => ({ ...work(), attributes: { 'http.route': '/orders' } }))!
    const inner = tracing.within(outer.traceparent, () => ({ name: 'insert', kind: 'client' }))!
    inner.end()
    outer.end({ 'http.response.status_code': 201 })
    await tracing.finish()
    const [second, first] = collector.spansOf(traceId)
    const attributes = { 'http.route': '/orders', 'http.response.status_code': 201 }
    expect(first).toMatchObject({ app: 'orders', name: 'POST /orders', parentSpanId: 'b'.repeat(16), attributes })
    expect(second).toMatchObject({ app: 'orders', name: 'insert', parentSpanId: first!.spanId, isError: false })
    expect(outer.traceparent).toBe(`00-${traceId}-${first!.spanId}-01`)
  })

  it('begins a trace for the share that the setting names', async () => {
    const begun = (share: string) => {
      const tracing = tracingWith({ OTEL_TRACES_SAMPLER_ARG: share })
      return Array.from({ length: 1_000 }, () => tracing.enterByLot(undefined, work)).filter(Boolean).length
    }
    expect(begun('1')).toBe(1_000)
    expect(begun('0')).toBe(0)
    // Of a hundred million runs one is further off.
    expect(Math.abs(begun('0.5') - 500)).toBeLessThan(100)
  })

  it('goes on with the trace of who asks where the lot falls on it', async () => {
    const tracing = tracingWith({ OTEL_TRACES_SAMPLER_ARG: '1' })
    tracing.enterByLot(notRecorded, work)!.end()
    await tracing.finish()
    expect(collector.spansOf(traceId)).toMatchObject([{ parentSpanId: 'b'.repeat(16) }])
  })

  it('records nothing of a trace that is not recorded, and does not even ask what it would be', () => {
    const tracing = tracingWith({ OTEL_TRACES_SAMPLER_ARG: '0' })
    const asked = vi.fn(work)
    expect(tracing.within(notRecorded, asked)).toBeUndefined()
    expect(tracing.enterByLot(notRecorded, asked)).toBeUndefined()
    expect(asked).not.toHaveBeenCalled()
  })

  it('records nothing where no collector is named', () => {
    const tracing = tracingWith({ OTEL_EXPORTER_OTLP_ENDPOINT: '', OTEL_TRACES_SAMPLER_ARG: '1' })
    expect(tracing.enterByLot(undefined, work)).toBeUndefined()
    expect(tracing.within(recorded, work)).toBeUndefined()
  })

  it('says what went wrong', async () => {
    const tracing = tracingWith()
    tracing.within(recorded, work)!.end({}, 'platform.unavailable')
    await tracing.finish()
    const attributes = { 'error.type': 'platform.unavailable' }
    expect(collector.spans).toMatchObject([{ isError: true, attributes }])
  })

  it('says that the last spans were lost, and ends all the same, where the collector refuses them', async () => {
    const refusing = await listening((_, response) => response.writeHead(404).end())
    const { tracing, lines } = toldBy(refusing.url)
    tracing.within(recorded, work)!.end()
    await tracing.finish()
    expect(lines()).toContainEqual(expect.objectContaining({ msg: 'the last spans could not be sent' }))
    await refusing.close()
  })

  it('says so, too, where the collector takes longer than 3 s', async () => {
    const silent = await listening(() => {})
    const { tracing, lines } = toldBy(silent.url)
    tracing.within(recorded, work)!.end()
    const began = performance.now()
    await tracing.finish()
    expect(performance.now() - began).toBeLessThan(5_000)
    expect(lines()).toContainEqual(expect.objectContaining({ reason: 'no answer within 3000 ms' }))
    await silent.close()
  })

  it.each(['collector:4318', 'ftp://collector'])('refuses %s as the address of a collector', (address) => {
    expect(() => tracingWith({ OTEL_EXPORTER_OTLP_ENDPOINT: address })).toThrow(
      /OTEL_EXPORTER_OTLP_ENDPOINT: must be a URL that starts with http/,
    )
  })
})
