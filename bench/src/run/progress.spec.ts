import { expect, it, vi } from 'vitest'
import { Progress } from './progress.js'

/** What it shows of two parts, the first of which took so many seconds. */
async function shown(expected: { first: number; second: number }, seconds: number): Promise<string[]> {
  const now = vi.spyOn(performance, 'now').mockReturnValue(0)
  const lines: string[] = []
  const progress = new Progress(expected.first + expected.second, (line) => lines.push(line))
  await progress.part('first', expected.first, async () => void now.mockReturnValue(seconds * 1_000))
  await progress.part('second', expected.second, async () => {})
  return lines
}

it('learns from what has been done how long the rest will take', async () => {
  const lines = await shown({ first: 50, second: 50 }, 100)
  expect(lines).toEqual(['00:00  first (2 min left)', '01:40  second (2 min left)'])
})

it('learns little from a short first part', async () => {
  const lines = await shown({ first: 20, second: 1_180 }, 5)
  expect(lines[1]).toBe('00:05  second (16 min left)')
})
