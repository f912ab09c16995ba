import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { chartFiles, type HelmChart } from './chart-files.js'

/** Writes a chart to a folder of its name below `directory`, in place of what was there. */
export function writeChart(directory: string, chart: HelmChart): void {
  const folder = join(directory, chart.name)
  rmSync(folder, { recursive: true, force: true })
  for (const [path, content] of Object.entries(chartFiles(chart))) {
    const file = join(folder, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, content)
  }
}
