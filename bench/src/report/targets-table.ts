import type { BenchResult } from '../result/bench-result.js'
import type { Target } from '../result/target.js'
import { figure } from './figures.js'
import { table } from './table.js'

/** The targets, and below them why some are missed or open. */
export function targetsTable({ targets }: BenchResult): string {
  const rows = table(
    ['target', 'measured', 'bound', 'goal', ''],
    targets.map((it) => [it.name, it.value === null ? '–' : figure(it.value), it.bound, it.goal ?? '', verdict(it)]),
  )
  const reasons = targets.filter(({ met }) => met !== true).map(({ name, note }) => `- ${name}: ${note}`)
  return [rows, reasons.join('\n')].filter(Boolean).join('\n\n')
}

function verdict({ met, value, doubt }: Target): string {
  if (met === null) return value === null ? 'not measured' : 'not judged'
  return `${met ? 'met' : '**missed**'}${doubt ? `, ${doubt}` : ''}`
}
