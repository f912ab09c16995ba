import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { rolldown } from 'rolldown'
import { afterAll, expect, it } from 'vitest'
import { billOfMaterials } from './bill-of-materials.mjs'
import { gzipAsset } from './gzip-asset.mjs'
import { optionalPackages } from './optional-packages.mjs'

const folder = mkdtempSync(join(tmpdir(), 'bundle-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const write = (file: string, content: string | object): void => {
  mkdirSync(dirname(join(folder, file)), { recursive: true })
  writeFileSync(join(folder, file), typeof content === 'string' ? content : JSON.stringify(content))
}

/** What an app of these dependencies prints once it is one file, away from node_modules. */
async function run(main: string, dependencies: string[]): Promise<string> {
  write('app/package.json', { name: 'app', dependencies: Object.fromEntries(dependencies.map((name) => [name, '*'])) })
  write('app/main.js', main)
  const app = join(folder, 'app')
  const build = await rolldown({
    input: join(app, 'main.js'),
    platform: 'node',
    plugins: [optionalPackages(app), gzipAsset(), billOfMaterials()],
  })
  await build.write({ file: join(folder, 'dist/main.mjs'), codeSplitting: false })
  await build.close()
  return execFileSync(process.execPath, [join(folder, 'dist/main.mjs')], { encoding: 'utf8' })
}

write('node_modules/library/package.json', {
  name: 'library',
  version: '1.0.0',
  peerDependenciesMeta: { driver: { optional: true } },
})
write('node_modules/library/index.js', "try { console.log(require('driver')) } catch (e) { console.log(e.code) }")
write('node_modules/driver/package.json', { name: 'driver', version: '2.0.0' })
write('node_modules/driver/index.js', "module.exports = 'driven'")

it('leaves out an optional package that is installed but that the app does not name', async () => {
  expect(await run("import 'library'", ['library'])).toBe('MODULE_NOT_FOUND\n')
})

it('keeps an optional package that the app names', async () => {
  expect(await run("import 'library'", ['library', 'driver'])).toBe('driven\n')
})

it('embeds a file as gzip in base64', async () => {
  write('node_modules/driver/style.css', 'a { color: red }')
  const printed = await run("import style from 'driver/style.css?gzip'; console.log(style)", ['driver'])
  expect(gunzipSync(Buffer.from(printed, 'base64')).toString()).toBe('a { color: red }')
})

it('tells which packages are inside, and no others', async () => {
  await run("import 'library'", ['library'])
  expect(contents()).toEqual(['library@1.0.0'])
  await run("import 'library'", ['library', 'driver'])
  expect(contents()).toEqual(['driver@2.0.0', 'library@1.0.0'])
})

function contents(): string[] {
  const { serialNumber, components } = JSON.parse(readFileSync(join(folder, 'dist/bom.json'), 'utf8'))
  expect(serialNumber).toMatch(/^urn:uuid:/)
  return components.map((it: { name: string; version: string }) => `${it.name}@${it.version}`).toSorted()
}
