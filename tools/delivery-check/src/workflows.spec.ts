import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { repository } from '@twofold/local'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'

interface Step {
  uses?: string
  with?: Record<string, unknown>
}
interface Workflow {
  permissions?: unknown
  concurrency?: unknown
  jobs: Record<string, { 'timeout-minutes'?: number; steps: Step[] }>
}
const github = join(repository, '.github')
const folder = join(github, 'workflows')

it('names actions by their major version or a digest, which Renovate keeps', () => {
  const files = readdirSync(github, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yml'))
  const texts = files.map((file) => readFileSync(join(github, file), 'utf8'))
  const uses = texts.flatMap((text) => [...text.matchAll(/\buses: (\S+)/g)].map(([, action]) => action!))
  expect(uses).toContain('./.github/actions/set-up')
  expect(uses.filter((it) => !/^\.\/|@(v\d+|[0-9a-f]{40})$/.test(it))).toEqual([])
})

describe.each(readdirSync(folder))('%s', (file) => {
  const workflow = parse(readFileSync(join(folder, file), 'utf8')) as Workflow
  const jobs = Object.entries(workflow.jobs)

  it('may read the repository and no more, unless a job says so', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' })
  })

  it('says what happens to a run when the next one comes', () => {
    expect(workflow.concurrency).toHaveProperty('cancel-in-progress')
  })

  it.each(jobs)('ends %s after a while', (_, job) => {
    expect(job['timeout-minutes']).toBeLessThanOrEqual(360)
  })

  it('leaves no token behind in the checkout', () => {
    const steps = jobs.flatMap(([, job]) => job.steps)
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'))
    expect(checkouts.filter((step) => step.with?.['persist-credentials'] !== false)).toEqual([])
  })
})
