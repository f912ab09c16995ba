import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { testSummary } from './test-summary.js'
import { testFolder } from './test-folder.js'

function folderWith(reports: Record<string, { passed: number; failed: number; broken?: number } | string>): string {
  const folder = testFolder()
  for (const [name, report] of Object.entries(reports)) writeFileSync(join(folder, name), contentOf(report))
  return folder
}

function contentOf(report: { passed: number; failed: number; broken?: number } | string): string {
  if (typeof report === 'string') return report
  const { passed, failed, broken = 0 } = report
  const testResults = Array.from({ length: broken }, () => ({ status: 'failed', assertionResults: [] }))
  return JSON.stringify({ numPassedTests: passed, numFailedTests: failed, testResults })
}

describe('the summary of all tests', () => {
  it('counts each shape, the others and the total, which stands alone on the last line', () => {
    const folder = folderWith({
      'e2e--monolith.json': { passed: 5, failed: 0 },
      'e2e-services.json': { passed: 4, failed: 1 },
      'orders-service.json': { passed: 7, failed: 0 },
      'platform-http.json': { passed: 2, failed: 0 },
    })
    expect(testSummary(folder).split('\n')).toEqual([
      'Acceptance tests of the monolith: 5 passed, 0 failed',
      'Acceptance tests of the services: 4 passed, 1 failed',
      'All other tests: 9 passed, 0 failed',
      '18 passed, 1 failed',
    ])
  })

  it('counts a file that could not be loaded as a failure', () => {
    expect(testSummary(folderWith({ 'a.json': { passed: 1, failed: 0, broken: 1 } }))).toMatch(/^1 passed, 1 failed$/m)
  })

  it.each([
    ['a report that was cut off', () => folderWith({ 'a.json': '{"numPassed' })],
    ['no reports', () => folderWith({})],
    ['no folder', () => '/nowhere'],
  ])('goes without %s', (_, folder) => expect(testSummary(folder())).toMatch(/^0 passed, 0 failed$/m))
})
