import { randomLcg } from 'd3-random'
import { expect, it } from 'vitest'
import { arrivals } from './arrivals.js'

const steps = [
  { rate: 100, seconds: 20 },
  { rate: 500, seconds: 10 },
]
const poisson = (seed: number) => [...arrivals(steps, 'poisson', randomLcg(seed))]
const gapsOf = (moments: readonly { at: number }[]) => moments.slice(1).map(({ at }, n) => at - moments[n]!.at)
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

it('are the same for the same seed, and others for another', () => {
  expect(poisson(7)).toEqual(poisson(7))
  expect(poisson(7)).not.toEqual(poisson(8))
})

it('come at the rate of their step, with gaps that spread as those of a Poisson process do', () => {
  const all = poisson(7)
  for (const [step, { rate, seconds }] of steps.entries()) {
    const of = all.filter((arrival) => arrival.step === step)
    expect(Math.abs(of.length - rate * seconds)).toBeLessThan(4 * Math.sqrt(rate * seconds))
    const gaps = gapsOf(of)
    const deviation = Math.sqrt(mean(gaps.map((gap) => (gap - mean(gaps)) ** 2)))
    expect(deviation / mean(gaps)).toBeCloseTo(1, 1)
  }
})

it('come in order, within the time of their step', () => {
  const all = poisson(7)
  expect(gapsOf(all).every((gap) => gap > 0)).toBe(true)
  expect(all.filter(({ step }) => step === 0).at(-1)!.at).toBeLessThanOrEqual(20_000)
  expect(all.find(({ step }) => step === 1)!.at).toBeGreaterThan(20_000)
  expect(all.at(-1)!.at).toBeLessThanOrEqual(30_000)
})

it('come evenly where that is asked for', () => {
  const even = [...arrivals([{ rate: 4, seconds: 1 }], 'uniform', () => 0.5)]
  expect(even.map(({ at }) => at)).toEqual([250, 500, 750, 1_000])
})
