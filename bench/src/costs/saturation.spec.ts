import { expect, it } from 'vitest'
import { saturation } from './saturation.js'

const foundFor = (end: number, closedLoop = 1_000) => saturation(closedLoop, async (rate) => rate <= end)

it('is the highest rate that is kept up with, to a tenth', async () => {
  for (const end of [300, 520, 600, 750, 990]) {
    const found = await foundFor(end)
    expect(found).toBeLessThanOrEqual(end)
    expect(found).toBeGreaterThan(end / 1.1)
  }
})

it('is not known where nothing is that was tried', async () => {
  expect(await foundFor(10)).toBeUndefined()
})

it('asks for a request a second at least', async () => {
  expect(await foundFor(1, 0.5)).toBe(1)
})
