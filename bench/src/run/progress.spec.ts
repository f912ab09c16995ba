import { expect, it, vi } from 'vitest'
import { Progress } from './progress.js'

it('learns from what has been done how long the rest will take', async () => {
  const now = vi.spyOn(performance, 'now').mockReturnValue(0)
  const lines: string[] = []
  const progress = new Progress(100, (line) => lines.push(line))
  await progress.part('first', 50, async () => void now.mockReturnValue(100_000))
  await progress.part('second', 50, async () => {})
  expect(lines).toEqual(['00:00  first (2 min left)', '01:40  second (2 min left)'])
})

it('learns little from a short first part', async () => {
  const now = vi.spyOn(performance, 'now').mockReturnValue(0)
  const lines: string[] = []
  const progress = new Progress(1_200, (line) => lines.push(line))
  await progress.part('set up', 20, async () => void now.mockReturnValue(5_000))
  await progress.part('measure', 1_180, async () => {})
  expect(lines[1]).toBe('00:05  measure (16 min left)')
})
