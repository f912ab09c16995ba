import { expect, it } from 'vitest'
import { newTraceparent, traceIdOf, traceparentFrom } from './trace.js'

it('begins traces of its own, each another', () => {
  const traces = Array.from({ length: 1_000 }, newTraceparent)
  expect(new Set(traces.map(traceIdOf)).size).toBe(traces.length)
  // Taken as it is: it is well-formed.
  for (const trace of traces) expect(traceparentFrom(trace)).toBe(trace)
})

it.each([undefined, '', 'x', `00-${'0'.repeat(32)}-${'a'.repeat(16)}-00`, `00-${'A'.repeat(32)}-${'a'.repeat(16)}-00`])(
  'does not continue %s',
  (header) => {
    expect(traceparentFrom(header)).not.toBe(header)
  },
)
