import { expect, it } from 'vitest'
import { latencyOf, runAt } from '../statistics/run.fixture.js'
import { sweepOf } from '../statistics/sweeps.js'
import { invented } from './result.fixture.js'
import { sweepsTable } from './sweeps-table.js'

const rowsOf = (...sweeps: ReturnType<typeof sweepOf>[]) =>
  sweepsTable({ ...invented, sweeps }, 'read-one')
    .split('\n')
    .slice(2)
    .map((row) =>
      row
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )

const beyond = { latency: latencyOf(900) }

it('has what each system came to, and in how many repetitions it did', () => {
  const runs = [1, 2, 3].flatMap((repetition) => [
    runAt(1_000, { repetition }),
    runAt(1_440, { repetition, ...beyond, answered: 1_200 }),
  ])
  const fourth = runAt(1_000, { repetition: 4, ...beyond })
  expect(rowsOf(sweepOf('monolith', 'read-one', [...runs, fourth], 100))).toEqual([
    [
      'Monolith',
      '1,000 (1,000 to 1,000)',
      '1,200',
      expect.stringMatching(/^1,150 \(/),
      '0.3 (0.3 to 0.3)',
      '0.05 (0.05 to 0.05)',
      '3 of 4',
    ],
  ])
})

it('says at least where the generator came to its end, and nothing of what was not seen', () => {
  const ended = [runAt(1_000), runAt(1_440, { isVoid: true })]
  expect(rowsOf(sweepOf('monolith', 'read-one', ended, 100), sweepOf('services', 'read-one', [], 100))).toEqual([
    ['Monolith', '≥ 1,000', '–', '≥ 1,000', '0.3', '0.05', '1'],
    ['Services', '–', '–', '–', '–', '–', '–'],
  ])
})
