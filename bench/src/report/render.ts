import { readFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { BenchResult } from '../result/bench-result.js'
import { writeReport } from './write-report.js'

const help = `Makes the pages of a kept result again: <name>.md with pictures, and <name>.html, beside it.

  npm run bench:report -- reports/bench-<date>.json`

const [file] = process.argv.slice(2)
if (file === undefined || file === '--help' || file === '-h') {
  console.log(help)
  process.exitCode = file === undefined ? 1 : 0
} else {
  try {
    const result = BenchResult.parse(JSON.parse(readFileSync(file, 'utf8')))
    for (const page of writeReport(result, dirname(file), basename(file, '.json'))) console.log(page)
  } catch (error) {
    console.error(`${file} is no result of the bench: ${(error as Error).message}`)
    process.exitCode = 1
  }
}
