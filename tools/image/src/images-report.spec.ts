import { expect, it } from 'vitest'
import { type ImagesReport, inWords, meetsTargets, requireTargets } from './images-report.js'

const report = (start?: { ready: number; process: number }): ImagesReport => ({
  measuredAt: '2026-01-02T03:04:05.000Z',
  machine: { platform: 'linux/amd64', cpus: 2, docker: '28.2.2' },
  base: { name: 'base:1', identity: 'sha256:1' },
  starts: 3,
  targets: { total: 65_000_000, own: 4_000_000 },
  images: [
    { app: 'orders', tag: 'twofold/orders:1', id: 'sha256:2', compressed: { total: 50_123_456, own: 712_000 }, start },
  ],
})

const rowOf = (markdown: string) => {
  const line = markdown.split('\n').find((it) => it.startsWith('| orders'))
  return line
    ?.split('|')
    .slice(1, -1)
    .map((cell) => cell.trim())
}

it('gives a row for each image', () => {
  expect(rowOf(inWords(report({ ready: 812.4, process: 402.6 })))).toEqual([
    'orders',
    'twofold/orders:1',
    '50.12 MB',
    '0.71 MB',
    '812 ms',
    '403 ms',
    'met',
  ])
})

it('says so where starts were not measured', () => {
  const markdown = inWords(report())
  expect(rowOf(markdown)?.slice(4, 6)).toEqual(['not measured', 'not measured'])
  expect(markdown).toContain('Starts were not measured')
})

it.each([
  [65_000_000, 4_000_000, true],
  [65_000_001, 4_000_000, false],
  [65_000_000, 4_000_001, false],
])('%i bytes in all and %i of its own: %s', (total, own, met) => expect(meetsTargets({ total, own })).toBe(met))

it('fails a report in which an image is too heavy, by its name', () => {
  const [orders] = report().images
  const heavy = { ...orders!, app: 'catalog', compressed: { total: 65_000_001, own: 1 } }
  expect(() => requireTargets([orders!])).not.toThrow()
  expect(() => requireTargets([orders!, heavy])).toThrow('These images weigh more than they may: catalog.')
})
