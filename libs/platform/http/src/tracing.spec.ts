import { InternalError, Unavailable } from '@twofold/platform-contract'
import { SpanCollector } from '@twofold/platform-testing'
import request from 'supertest'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDoor } from './open-door.fixture.js'

let collector: SpanCollector
beforeEach(async () => void (collector = await SpanCollector.start()))
afterEach(() => collector.stop())

const traceId = 'a'.repeat(32)
const recorded = `00-${traceId}-${'b'.repeat(16)}-01`

/** What is recorded of a request, and the trace context that its handler sees. */
async function asked(path: string, headers: Record<string, string>, environment: Record<string, string>) {
  const door = await openDoor({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, ...environment })
  const { body } = await request(door.url).get(path).set(headers)
  await door.close()
  return { seen: body.traceparent as string, spans: collector.spans }
}

const always = { OTEL_TRACES_SAMPLER_ARG: '1' }
const never = { OTEL_TRACES_SAMPLER_ARG: '0' }
const believed = { HTTP_TRUST_TRACEPARENT: 'true' }

describe('a request that is recorded', () => {
  it('is the first of its trace, and all that it causes comes after it', async () => {
    const { seen, spans } = await asked('/trouble/none', { 'x-request-id': 'mine' }, always)
    const attributes = {
      'http.request.method': 'GET',
      'http.route': '/trouble/:way',
      'http.response.status_code': 200,
      'twofold.request.id': 'mine',
    }
    expect(spans).toMatchObject([{ app: 'library', name: 'GET /trouble/:way', isError: false, attributes }])
    expect(seen).toBe(`00-${spans[0]!.traceId}-${spans[0]!.spanId}-01`)
    expect(spans[0]!.parentSpanId).toBeUndefined()
  })

  it.each([
    ['/trouble/bug', 500, InternalError.kind.code],
    ['/trouble/unavailable', 503, Unavailable.kind.code],
  ])('says what went wrong on our side: %s', async (path, status, code) => {
    const { spans } = await asked(path, {}, always)
    const attributes = { 'http.response.status_code': status, 'error.type': code }
    expect(spans).toMatchObject([{ isError: true, attributes }])
  })

  it.each(['/books/none', '/nowhere'])('is no error where it is the client’s: %s', async (path) => {
    expect((await asked(path, {}, always)).spans).toMatchObject([{ isError: false }])
  })
})

describe('who asks with a trace', () => {
  it('does not decide that it is recorded, unless it is believed', async () => {
    const { seen, spans } = await asked('/trouble/none', { traceparent: recorded }, never)
    expect(spans).toEqual([])
    expect(seen).toBe(recorded.replace(/01$/, '00'))
  })

  it('is recorded where it wants that and is believed', async () => {
    const { seen, spans } = await asked('/trouble/none', { traceparent: recorded }, { ...never, ...believed })
    expect(spans).toMatchObject([{ traceId, parentSpanId: 'b'.repeat(16) }])
    expect(seen).toBe(`00-${traceId}-${spans[0]!.spanId}-01`)
  })

  it('is not where it does not want that and is believed', async () => {
    const traceparent = recorded.replace(/01$/, '00')
    const { spans } = await asked('/trouble/none', { traceparent }, { ...always, ...believed })
    expect(spans).toEqual([])
  })

  it('finds its trace gone on with where the lot falls on it', async () => {
    const { spans } = await asked('/trouble/none', { traceparent: recorded }, always)
    expect(spans).toMatchObject([{ traceId, parentSpanId: 'b'.repeat(16) }])
  })
})
