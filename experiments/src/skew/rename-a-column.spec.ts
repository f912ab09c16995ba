import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { repository } from '@twofold/local'
import { expect, it } from 'vitest'

const guide = join(repository, 'docs/how-to/rename-a-column.md')
const text = readFileSync(guide, 'utf8')

const links = [...text.matchAll(/^\[[\w-]+\]: (\S+)$/gm)].map(([, link]) => join(dirname(guide), link!))
const quotes = [...text.matchAll(/^```(?:ts|sql)\n(.*?)^```$/gms)].map(([, quote]) => quote!)
const scripts = [...text.matchAll(/npm run ([\w-]+)/g)].map(([, name]) => name!)

/** Quotes begin at the margin. */
const unindented = (code: string) => code.replace(/^ +/gm, '').trim()

it('the guide to renaming a column quotes what stands in the files that it links to', () => {
  const files = links.map((link) => unindented(readFileSync(link, 'utf8')))
  expect(quotes.length).toBeGreaterThan(0)
  for (const quote of quotes)
    expect(
      files.filter((file) => file.includes(unindented(quote))),
      quote,
    ).not.toEqual([])
})

it('it is short, and names scripts that are there', () => {
  expect(text.split('\n').length).toBeLessThanOrEqual(61)
  const known = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')).scripts
  for (const script of scripts) expect(known).toHaveProperty(script)
})
