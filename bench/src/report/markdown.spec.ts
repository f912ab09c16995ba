import { expect, it } from 'vitest'
import { reportOf } from './markdown.js'
import { gappy, invented } from './result.fixture.js'

const headings = (markdown: string) => [...markdown.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading)
const pictures = (markdown: string) => [...markdown.matchAll(/!\[.*\]\((.*)\)/g)].map(([, picture]) => picture)

it('has a section for whatever was measured, with the pictures that it refers to', () => {
  const { markdown, plots } = reportOf(invented, (name) => name)
  expect(headings(markdown)).toEqual([
    'Targets',
    'Read one product',
    'What a hop costs',
    'When a function is down, or slow',
    'Three times what it can do',
    'More at once',
    'More products',
    'Memory',
    'Start',
    'Images and deliveries',
    'Where and how',
  ])
  expect(pictures(markdown)).toEqual(plots.map(({ name }) => name))
  expect(plots.map(({ name }) => name)).toEqual([
    'throughput-read-one',
    'latency-read-one',
    'cpu-read-one',
    'hops',
    'scalability',
  ])
})

it('says where the profile of a missed target is, if one is missed', () => {
  const profiles = /docs\/performance\.md/
  expect(reportOf(invented, (name) => name).markdown).toMatch(profiles)
  const targets = invented.targets.filter(({ met }) => met !== false)
  expect(reportOf({ ...invented, targets }, (name) => name).markdown).not.toMatch(profiles)
})

it('leaves out what was not measured, and draws no run that is void', () => {
  const { markdown, plots } = reportOf(gappy, (name) => name)
  expect(headings(markdown)).toEqual(['Targets', 'Read one product', 'Where and how'])
  expect(plots).toEqual([])
  expect(markdown).toContain('measured once')
  expect(reportOf({ ...gappy, sameAnswers: null }, (name) => name).markdown).not.toContain('differently')
})

it('says of a number of products that nothing was measured with it, where it is so', () => {
  const { markdown } = reportOf(invented, (name) => name)
  expect(markdown).toMatch(/\| services +\| read-one +\| 100,000 +\| 1,500 +\| void, or not kept up with +\|/)
})

it('shows what still answers, endpoint by function', () => {
  const { markdown } = reportOf(invented, (name) => name)
  expect(markdown).toMatch(
    /\*\*services\*\*\n\n\| down → +\| catalog +\| orders +\|\n.*\n\| `GET \/products\/\{id\}` \| ○ refused \| ● works +\|/,
  )
})
