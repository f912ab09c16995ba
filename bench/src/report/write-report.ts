import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BenchResult } from '../result/bench-result.js'
import { htmlOf } from './html.js'
import { reportOf } from './markdown.js'

/** Pictures stand alone beside the Markdown, on whatever ground its reader has: grey text is legible on all of them. */
const standalone = (svg: string): string =>
  svg
    .replace('<svg ', '<svg xmlns="http://www.w3.org/2000/svg" style="font-family:system-ui,sans-serif" ')
    .replaceAll('currentColor', '#7d8590')

/** Writes `<name>.md`, with its pictures in `<name>/`, and `<name>.html`, which is complete in itself. */
export function writeReport(result: BenchResult, folder: string, name: string): string[] {
  mkdirSync(join(folder, name), { recursive: true })
  const { markdown, plots } = reportOf(result, (picture) => `${name}/${picture}.svg`)
  for (const plot of plots) writeFileSync(join(folder, name, `${plot.name}.svg`), standalone(plot.svg))
  writeFileSync(join(folder, `${name}.md`), markdown)
  const title = `Twofold: a monolith and its services, measured, ${result.beganAt.slice(0, 10)}`
  writeFileSync(
    join(folder, `${name}.html`),
    htmlOf(
      reportOf(result, (picture) => picture),
      title,
    ),
  )
  return [`${name}.md`, `${name}.html`]
}
