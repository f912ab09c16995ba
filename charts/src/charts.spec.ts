import { expect, it } from 'vitest'
import * as z from 'zod'
import { type AppFacts, needsNats } from './apps/app-facts.js'
import { loadApps } from './apps/load-apps.js'
import { charts } from './charts.js'
import { chartFiles } from './helm/chart-files.js'
import { hasHelm, helmOn } from './helm/helm.fixture.js'
import { unwrapped } from './values/references.js'

const apps: AppFacts[] = loadApps()
const all = charts(apps, '1.0.0')
const helm = helmOn(all)

it.each(all.map((chart) => [chart.name, chart] as const))('the chart of %s is as it was', async (name, chart) => {
  const files = Object.entries(chartFiles(chart))
    .filter(([path]) => /^templates|values.yaml$/.test(path))
    .map(([path, content]) => `======== ${path}\n${content}`)
  await expect(files.join('\n')).toMatchFileSnapshot(`__snapshots__/${name}.snap`)
})

it.each(all.map((chart) => [chart.name, chart] as const))(
  'the chart of %s uses every value that it offers',
  (_, chart) => {
    const templates = Object.entries(chartFiles(chart)).filter(([path]) => path.startsWith('templates/'))
    const text = templates.map(([, content]) => content).join('\n')
    // With what comes after it, so that `service.port` is not taken for used where `service.portName` is.
    const isUsed = (path: string) => new RegExp(`\\.Values\\.${path.replaceAll('.', '\\.')}(?![\\w.])`).test(text)
    const withParents = (path: string) => path.split('.').map((_, at, parts) => parts.slice(0, at + 1).join('.'))
    expect(leavesOf(chart.values).filter((path) => !withParents(path).some(isUsed))).toEqual([])
  },
)

/** The paths of all values that hold no others. */
function leavesOf(schema: z.ZodType, path: string[] = []): string[] {
  const inner = unwrapped(schema)
  if (!(inner instanceof z.ZodObject)) return [path.join('.')]
  return Object.entries(inner.shape).flatMap(([name, its]) => leavesOf(its as z.ZodType, [...path, name]))
}

it.skipIf(!hasHelm).each(all.map(({ name }) => name))('the chart of %s passes the strict linter', (name) => {
  expect(helm.lint(name)).toMatchObject({ status: 0 })
})

it('knows who calls whom and who hears whom from the apps themselves', () => {
  const facts = (name: string) => apps.find((app) => app.name === name)!
  expect(facts('orders')).toMatchObject({ local: ['orders'], calls: ['catalog', 'inventory', 'payments', 'identity'] })
  expect(facts('inventory').hears.map(({ domain }) => domain)).toContain('orders')
  expect(needsNats(facts('monolith'))).toBe(false)
})
