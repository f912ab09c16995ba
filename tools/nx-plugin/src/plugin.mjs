// @ts-check
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { bill, bundle, chart, endToEnd, faults, formatCheck, image, lint, test, typecheck } from './targets.mjs'

/**
 * Gives every workspace package its Nx targets from what its folder holds, so that a package.json says only who it is
 * (tags) and what it depends on. The settings of the targets are in targets.mjs.
 *
 * @type {import('@nx/devkit').CreateNodes}
 */
export const createNodes = [
  '{package.json,apps/*/package.json,charts/package.json,libs/*/*/package.json,bench/package.json,bench/chain/package.json,e2e/package.json,experiments/package.json,e2e/apps/*/package.json,tools/*/package.json}',
  (manifests, _options, { workspaceRoot }) => {
    const packages = manifests.map((manifest) => describe(manifest, workspaceRoot))
    const apps = packages.filter(isApp)
    return packages.map((it) => [it.manifest, { projects: { [it.root]: projectOf(it, apps) } }])
  },
]

/** @typedef {{ manifest: string, root: string, folder: string, name: string, shortName: string, tags: string[] }} Package */

/** @returns {Package} */
function describe(/** @type {string} */ manifest, /** @type {string} */ workspaceRoot) {
  const root = dirname(manifest)
  const folder = join(workspaceRoot, root)
  const { name, nx } = JSON.parse(readFileSync(join(workspaceRoot, manifest), 'utf8'))
  return { manifest, root, folder, name, shortName: name.replace('@twofold/', ''), tags: nx?.tags ?? [] }
}

// The suite has apps of its own, to show that other groupings work as well.
const isApp = (/** @type {Package} */ { root }) => /^(e2e\/)?apps\//.test(root)

const isCharted = (/** @type {Package} */ { root }) => root.startsWith('apps/')

/** @returns {import('@nx/devkit').ProjectConfiguration} */
function projectOf(/** @type {Package} */ it, /** @type {Package[]} */ apps) {
  if (it.root === '.')
    return { name: it.name, root: '.', targets: { 'format-check': formatCheck('.'), lint: lint('.') } }
  const isEndToEnd = it.root === 'e2e'
  const isCharts = it.root === 'charts'
  return {
    name: it.name,
    root: it.root,
    projectType: isApp(it) ? 'application' : 'library',
    // The suite starts the apps as processes: nothing that it imports would tell Nx that it depends on them.
    ...(isEndToEnd && { implicitDependencies: apps.map(({ name }) => name) }),
    // The charts are made of what the apps compose, which they read while they are synthesised.
    ...(isCharts && { implicitDependencies: apps.filter(isCharted).map(({ name }) => name) }),
    targets: {
      'format-check': formatCheck(it.root),
      lint: lint(it.root),
      ...(existsSync(join(it.folder, 'tsconfig.json')) && { typecheck: typecheck() }),
      ...(!isEndToEnd && has(specs, it.folder) && { test: test(it) }),
      ...(!isEndToEnd && has(faultSpecs, it.folder) && { faults: faults(it) }),
      ...(isApp(it) && { bundle: bundle(it) }),
      ...(isCharted(it) && { image: image(it), bill: bill(it) }),
      ...(isEndToEnd && endToEnd(apps)),
      ...(isCharts && { chart: chart() }),
    },
  }
}

const specs = /(?<!\.faults)\.spec\.ts$/
const faultSpecs = /\.faults\.spec\.ts$/

/** @returns {boolean} */
function has(/** @type {RegExp} */ files, /** @type {string} */ folder) {
  const source = join(folder, 'src')
  return existsSync(source) && readdirSync(source, { recursive: true }).some((file) => files.test(String(file)))
}
