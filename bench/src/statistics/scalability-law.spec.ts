import { describe, expect, it } from 'vitest'
import { fitted } from './scalability-law.js'

const concurrencies = [1, 2, 4, 8, 16, 32, 64]
const points = (lambda: number, sigma: number, kappa: number, noise = (_: number) => 1) =>
  concurrencies.map((n) => ({
    concurrency: n,
    throughput: ((lambda * n) / (1 + sigma * (n - 1) + kappa * n * (n - 1))) * noise(n),
  }))

describe('the universal scalability law', () => {
  it.each([
    [1_000, 0.08, 0.0004],
    [250, 0.3, 0],
    [5_000, 0.02, 0.002],
  ])('finds λ = %d, σ = %d and κ = %d again', (lambda, sigma, kappa) => {
    const fit = fitted(points(lambda, sigma, kappa))!
    expect(fit.lambda / lambda).toBeCloseTo(1, 1)
    expect(fit.sigma).toBeCloseTo(sigma, 2)
    expect(fit.kappa).toBeCloseTo(kappa, 3)
    expect(fit.r2).toBeGreaterThan(0.999)
  })

  it('fits what is measured, a few percent off here and there', () => {
    const fit = fitted(points(1_000, 0.08, 0.0004, (n) => (n % 3 === 1 ? 1.03 : 0.98)))!
    expect(fit.r2).toBeGreaterThan(0.95)
  })

  it('says nothing of three points', () => {
    expect(fitted(points(1_000, 0.1, 0).slice(0, 3))).toBeNull()
  })
})
