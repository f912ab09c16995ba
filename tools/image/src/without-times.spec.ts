import { expect, it } from 'vitest'
import { withoutTimes } from './without-times.js'

const built = (created: string) => ({
  architecture: 'arm64',
  created,
  history: [{ created: '2026-01-01T00:00:00Z', created_by: 'base' }, { created, created_by: 'COPY / /' }, {}],
})

it('makes two builds of the same image equal', () => {
  const [first, second] = ['2026-01-02T03:04:05.6Z', '2026-01-03T00:00:00Z'].map((time) => withoutTimes(built(time)))
  expect(JSON.stringify(first)).toBe(JSON.stringify(second))
})

it('leaves all else as it was, in its order', () => {
  const { architecture, history } = withoutTimes(built('2026-01-02T03:04:05.6Z'))
  expect(architecture).toBe('arm64')
  expect(history.map((step) => Object.keys(step))).toEqual([['created', 'created_by'], ['created', 'created_by'], []])
})

it('adds no times where there are none', () => {
  expect(withoutTimes({})).toEqual({})
})
