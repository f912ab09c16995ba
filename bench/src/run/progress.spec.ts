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
