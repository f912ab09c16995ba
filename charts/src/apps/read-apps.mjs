// @ts-check
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { inputOptions } from '@twofold/bundle'
import { rolldown } from 'rolldown'

/**
 * `node read-apps.mjs` prints the facts of all apps as JSON. It bundles their main.ts files as they are, but for `run`,
 * which here describes the composition that it is given and starts nothing.
 */
const workspace = join(import.meta.dirname, '../../..')
const mains = readdirSync(join(workspace, 'apps'))
  .map((app) => join(workspace, 'apps', app, 'src/main.ts'))
  .filter((main) => existsSync(main))
const all = 'twofold:all-apps'
const recorder = 'twofold:recorder'

const sources = {
  [all]: [
    ...mains.map((main) => `import ${JSON.stringify(main)}`),
    `import { described } from '${recorder}'`,
    'console.log(JSON.stringify(described))',
  ].join('\n'),
  [recorder]: `
    import { settingsOf } from '@twofold/platform-app'
    import { eventOf } from '@twofold/platform-events'
    import { Identity } from '@twofold/platform-identity'
    import { describeApp } from ${JSON.stringify(join(import.meta.dirname, 'describe-app.ts'))}
    const identity = Identity.contract.domain
    export const described = []
    export const run = (composition) => void described.push(describeApp(composition, { settingsOf, eventOf, identity }))`,
}

/** @type {import('rolldown').Plugin} */
const recordInsteadOfRunning = {
  name: 'record-instead-of-running',
  resolveId(id, importer) {
    if (id in sources) return { id, moduleSideEffects: true }
    if (importer && mains.includes(importer) && id === '@twofold/platform-app') return recorder
    if (importer === recorder && id.startsWith('@twofold/')) return this.resolve(id, mains[0])
    return null
  },
  load: (id) => (id in sources ? { code: sources[id], moduleType: 'js' } : null),
}

const folder = mkdtempSync(join(tmpdir(), 'twofold-apps-'))
try {
  // The monolith stands for all: no app has an optional package that matters before anything runs.
  const options = inputOptions(join(workspace, 'apps/monolith'), all)
  const build = await rolldown({ ...options, plugins: [recordInsteadOfRunning, ...options.plugins] })
  const file = join(folder, 'apps.mjs')
  await build.write({ file, format: 'esm', codeSplitting: false, keepNames: true })
  await build.close()
  await import(pathToFileURL(file).href)
} finally {
  rmSync(folder, { recursive: true })
}
