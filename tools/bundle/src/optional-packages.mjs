// @ts-check
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const prefix = '\0absent:'

/**
 * Leaves out the optional packages of libraries (drivers, brokers, validators) unless a package of this workspace that
 * the app is made of names them; installed for another app is no reason. Loading one fails as if it were not installed,
 * which is what the library that tries it expects.
 *
 * @param {string} app the app's folder
 * @returns {import('rolldown').Plugin}
 */
export function optionalPackages(app) {
  const named = namedBy(app)
  return {
    name: 'optional-packages',
    resolveId(specifier, importer) {
      if (!importer || /^[./\0#]|^node:/.test(specifier)) return null
      const name = packageName(specifier)
      return !named.has(name) && isOptional(name, importer) ? prefix + specifier : null
    },
    load(id) {
      if (!id.startsWith(prefix)) return null
      const error = `new Error("Cannot find package '${id.slice(prefix.length)}'")`
      return `throw Object.assign(${error}, { code: 'MODULE_NOT_FOUND' }); module.exports = {}`
    },
  }
}

/** All dependencies that the packages of this workspace under an app name. */
function namedBy(/** @type {string} */ folder, /** @type {Set<string>} */ names = new Set()) {
  const { dependencies = {} } = manifestOf(folder)
  for (const name of Object.keys(dependencies)) {
    if (names.has(name)) continue
    names.add(name)
    if (name.startsWith('@twofold/')) namedBy(workspacePackage(name, folder), names)
  }
  return names
}

function isOptional(/** @type {string} */ name, /** @type {string} */ importer) {
  const { dependencies, optionalDependencies, peerDependenciesMeta } = manifestAbove(importer)
  if (dependencies?.[name]) return false
  return Boolean(peerDependenciesMeta?.[name]?.optional || optionalDependencies?.[name])
}

const packageName = (/** @type {string} */ specifier) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')

const workspacePackage = (/** @type {string} */ name, /** @type {string} */ from) => {
  const folders = createRequire(join(from, 'package.json')).resolve.paths(name) ?? []
  const folder = folders.map((it) => join(it, name)).find((it) => existsSync(it))
  if (!folder) throw new Error(`${from} names ${name}, which is not installed`)
  return folder
}

const manifestOf = (/** @type {string} */ folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))

/** The package.json with a name that a file belongs to. */
function manifestAbove(/** @type {string} */ file) {
  for (let folder = dirname(file); folder !== dirname(folder); folder = dirname(folder)) {
    if (!existsSync(join(folder, 'package.json'))) continue
    const manifest = manifestOf(folder)
    if (manifest.name) return manifest
  }
  return {}
}
