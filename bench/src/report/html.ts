import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Marked } from 'marked'
import type { Report } from './markdown.js'

const style = readFileSync(join(import.meta.dirname, 'page.css'), 'utf8')

/** The report as one page that needs nothing else: its pictures are in it. */
export function htmlOf({ markdown, plots }: Report, title: string): string {
  const pictures = new Map(plots.map((plot) => [plot.name, plot]))
  const marked = new Marked({
    renderer: {
      image({ href, text }) {
        const { svg = '' } = pictures.get(href) ?? {}
        return `<figure>${svg}<figcaption>${text}</figcaption></figure>`
      },
      table(token) {
        const cells = (row: typeof token.header, tag: string) =>
          row.map((cell) => `<${tag}>${this.parser.parseInline(cell.tokens)}</${tag}>`).join('')
        const rows = token.rows.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('')
        // A wide table scrolls in a place of its own, and the page does not.
        return `<div class="table" tabindex="0"><table><thead><tr>${cells(token.header, 'th')}</tr></thead><tbody>${rows}</tbody></table></div>`
      },
    },
  })
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${style}</style>
<main>
${marked.parse(markdown, { async: false })}
</main>
</html>
`
}
