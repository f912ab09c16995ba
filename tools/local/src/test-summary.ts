import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

interface Counts {
  passed: number
  failed: number
}

const shapeReport = /^e2e-+(?<shape>.+)\.json$/

/** One line a shape, one for all other tests, and the total as the last line. Reads vitest's JSON reports. */
export function testSummary(folder: string): string {
  const reports = reportsIn(folder)
  const shapes = reports.filter(({ shape }) => shape !== undefined)
  const others = sum(reports.filter(({ shape }) => shape === undefined))
  return [
    ...shapes.map(({ shape, ...counts }) => `Acceptance tests of the ${shape}: ${inWords(counts)}`),
    `All other tests: ${inWords(others)}`,
    inWords(sum(reports)),
  ].join('\n')
}

function reportsIn(folder: string): (Counts & { shape?: string })[] {
  return filesIn(folder)
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) => {
      const counts = countsIn(join(folder, file))
      return counts ? [{ ...counts, shape: shapeReport.exec(file)?.groups?.shape }] : []
    })
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort()
  } catch {
    return []
  }
}

function countsIn(file: string): Counts | undefined {
  try {
    const report = JSON.parse(readFileSync(file, 'utf8'))
    // A file that could not even be loaded is a failure without a test.
    const broken = report.testResults.filter((suite: { status: string; assertionResults: unknown[] }) => {
      return suite.status === 'failed' && suite.assertionResults.length === 0
    })
    return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length }
  } catch {
    return undefined // cut off when its run was interrupted
  }
}

function sum(reports: Counts[]): Counts {
  return reports.reduce(
    (total, { passed, failed }) => ({ passed: total.passed + passed, failed: total.failed + failed }),
    { passed: 0, failed: 0 },
  )
}

function inWords({ passed, failed }: Counts): string {
  return `${passed} passed, ${failed} failed`
}
