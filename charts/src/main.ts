import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadApps } from './apps/load-apps.js'
import { charts } from './charts.js'
import { writeChart } from './helm/write-chart.js'

const workspace = join(import.meta.dirname, '../..')
const { version } = JSON.parse(readFileSync(join(workspace, 'package.json'), 'utf8'))
const directory = join(workspace, 'dist/charts')

try {
  for (const chart of charts(loadApps(), version)) {
    writeChart(directory, chart)
    console.log(`dist/charts/${chart.name}`)
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
