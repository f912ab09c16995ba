import { EventEmitter, once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { watchBundles } from './watch-bundles.mjs'

let folder: string
let watcher: ReturnType<typeof watchBundles>
const told = new EventEmitter<{ line: [string] }>()

const write = (file: string, content: string): void => {
  mkdirSync(dirname(join(folder, file)), { recursive: true })
  writeFileSync(join(folder, file), content)
}
const bundleOf = (app: string) => join(folder, 'dist', app, 'main.js')

/** Writes a file and waits for what the watcher has to say of it. */
async function edit(file: string, content: string): Promise<string> {
  const line = once(told, 'line')
  write(file, content)
  return (await line)[0]
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'watch-'))
  write('stock.ts', "export const stock: string = 'short'")
  write('price.ts', "export const price: string = 'low'")
  write('dist/buyer/main.js', 'of yesterday')
  for (const [app, domain] of [
    ['buyer', 'price'],
    ['keeper', 'stock'],
  ]) {
    write(`apps/${app}/package.json`, '{}')
    write(`apps/${app}/tsconfig.json`, '{}')
    write(`apps/${app}/src/main.ts`, `import { ${domain} } from '../../../${domain}.js'\nconsole.log(${domain})`)
  }
  const apps = ['buyer', 'keeper'].map((app) => join(folder, 'apps', app))
  watcher = watchBundles(apps, join(folder, 'dist'), (line) => told.emit('line', line))
  await new Promise<void>((resolve) => {
    watcher.on('event', ({ code }) => {
      if (code === 'END') resolve()
    })
  })
})
afterEach(async () => {
  await watcher.close()
  rmSync(folder, { recursive: true })
})

it('begins with what the sources are now', () => {
  expect(readFileSync(bundleOf('buyer'), 'utf8')).toContain('low')
})

it('bundles anew the apps that hold what was edited, and no other', async () => {
  const before = statSync(bundleOf('keeper')).mtimeMs
  expect(await edit('price.ts', "export const price: string = 'high'")).toMatch(/^buyer in \d+ ms/)
  expect(readFileSync(bundleOf('buyer'), 'utf8')).toContain('high')
  expect(statSync(bundleOf('keeper')).mtimeMs).toBe(before)
})

it('leaves a bundle alone that an edit does not change', async () => {
  const before = statSync(bundleOf('buyer')).mtimeMs
  const edited = "export const price: string = 'low'\nexport const unread: string = 'never'"
  expect(await edit('price.ts', edited)).toMatch(/^buyer/)
  expect(statSync(bundleOf('buyer')).mtimeMs).toBe(before)
})

it('tells what is wrong with an edit, and goes on with the next', async () => {
  expect(await edit('stock.ts', 'export const stock: string =')).toMatch(/stock\.ts/)
  expect(await edit('stock.ts', "export const stock: string = 'long'")).toMatch(/^keeper/)
  expect(readFileSync(bundleOf('keeper'), 'utf8')).toContain('long')
})
