import { writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { repository } from '@twofold/local'
import { writeReport } from '../report/write-report.js'
import { BenchResult } from '../result/bench-result.js'
import { judged } from '../targets/judge.js'
import type { Measured } from '../targets/finding.js'
import { inWords } from './in-words.js'

/** `bench-<date>`: what a run's files are called. */
export const nameAt = (beganAt: Date) => `bench-${beganAt.toISOString().slice(0, 16).replace(':', '')}`

export const commandHere = () =>
  ['npm run bench', ...(process.argv.length > 2 ? ['--', ...process.argv.slice(2)] : [])].join(' ')

/** Judges the targets, writes `reports/<name>.json` and tells what is in it; the file's path. */
export function writeResult(name: string, measured: Measured): string {
  const result = BenchResult.parse({ ...measured, targets: judged(measured) })
  const file = join(repository, 'reports', `${name}.json`)
  writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`)
  writeReport(result, join(repository, 'reports'), name)
  console.log(`\n${inWords(result)}\n`)
  return relative(process.cwd(), file)
}
