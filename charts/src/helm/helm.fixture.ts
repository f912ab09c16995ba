import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import type { HelmChart } from './chart-files.js'
import { writeChart } from './write-chart.js'

const helm = process.env.HELM ?? 'helm'

/** Whether there is a helm, on the PATH or where HELM says. */
export const hasHelm = spawnSync(helm, ['version']).status === 0

/** Writes charts to a folder that goes with the tests, and runs helm on one of them. */
export function helmOn(charts: readonly HelmChart[]) {
  const folder = mkdtempSync(join(tmpdir(), 'charts-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  for (const chart of charts) writeChart(folder, chart)
  const run = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(helm, args, { cwd: folder, encoding: 'utf8' })
    return { status, output: stdout + stderr }
  }
  return {
    lint: (chart: string) => run('lint', '--strict', chart),
    template: (chart: string, values: Record<string, unknown> = {}, release = 'first') =>
      run(
        'template',
        release,
        chart,
        ...Object.entries(values).flatMap(([path, value]) => ['--set-json', `${path}=${JSON.stringify(value)}`]),
      ),
  }
}
