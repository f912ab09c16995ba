import { expect, it } from 'vitest'
import { isSampled, newTraceparent, spanIdOf, traceIdOf, traceparentFrom } from './trace.js'

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

it.each([
  ['00', false],
  ['01', true],
  ['02', false],
  ['03', true],
])('with the flags %s is recorded: %s', (flags, recorded) => {
  const traceparent = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-${flags}`
  expect(isSampled(traceparent)).toBe(recorded)
  expect(spanIdOf(traceparent)).toBe('b'.repeat(16))
})

it('is not recorded by itself, nor where there is none', () => {
  expect(isSampled(newTraceparent())).toBe(false)
  expect(isSampled('')).toBe(false)
})
