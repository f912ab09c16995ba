import { expect, it } from 'vitest'
import { bytesIn, cpusIn } from './pod-usage.js'

it.each([
  ['250m', 0.25],
  ['2', 2],
  ['1500000000n', 1.5],
  ['800u', 0.0008],
])('reads %s as so many CPUs', (quantity, cpus) => {
  expect(cpusIn(quantity)).toBeCloseTo(cpus)
})

it.each([
  ['128Mi', 134_217_728],
  ['2Ki', 2_048],
  ['1024', 1_024],
])('reads %s as so many bytes', (quantity, bytes) => {
  expect(bytesIn(quantity)).toBe(bytes)
})
