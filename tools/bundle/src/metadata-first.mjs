// @ts-check
import { fileURLToPath } from 'node:url'

const polyfill = 'twofold:reflect-metadata'

/** The id of the entry. */
export const entry = 'twofold:entry'

/**
 * An entry that loads reflect-metadata before the app. It is CommonJS, which a bundler runs where its importer stands:
 * imported by Nest's barrel file alone, it would run after the first decorators. So it has an importer of its own here,
 * and that one comes first.
 *
 * @param {string} main
 * @returns {import('rolldown').Plugin}
 */
export function metadataFirst(main) {
  return {
    name: 'metadata-first',
    resolveId: (id) => (id === entry || id === polyfill ? { id, moduleSideEffects: true } : null),
    load(id) {
      if (id === entry) return `import '${polyfill}'\nimport ${JSON.stringify(main)}\n`
      if (id === polyfill) return `import ${JSON.stringify(fileURLToPath(import.meta.resolve('reflect-metadata')))}\n`
      return null
    },
  }
}
