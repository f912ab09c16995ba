import { expect, it } from 'vitest'
import { invented } from '../result.fixture.js'
import { plotsOf } from './plots.js'

const [workload] = invented.workloads
const drawn = (result: typeof invented, part: string) =>
  plotsOf(result)
    .ofWorkload(workload!)
    .find(({ name }) => name.startsWith(part))!.svg
const count = (svg: string, pattern: RegExp) => [...svg.matchAll(pattern)].length

it('draws the latency of each repetition as a line of its own, names a system once, and marks its knee', () => {
  const lines = (svg: string) => count(svg, /<path d="M[^"]+" fill="none"[^>]* stroke="#3b8fd6"/g)
  const svg = drawn(invented, 'latency')
  expect(count(svg, />Fastify \+ pg</g)).toBe(1)
  const unknown = invented.sweeps.map((it) => ({ ...it, knee: null }))
  expect(lines(drawn({ ...invented, sweeps: unknown }, 'latency'))).toBe(2)
  expect(lines(svg)).toBe(3)
})

it('says where a throughput is a lower bound', () => {
  const sweeps = invented.sweeps.map((it) => ({ ...it, isAtLeast: it.system === 'monolith' }))
  const numbers = [...drawn({ ...invented, sweeps }, 'throughput').matchAll(/>((?:≥ )?\d,\d+)<\/text>/g)]
  expect(numbers.map(([, number]) => number)).toEqual(expect.arrayContaining(['5,000', '≥ 4,500', '2,800']))
})
