// @ts-check
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const suffix = '?gzip'
const prefix = '\0gzip-asset:'

/**
 * Embeds a file: `import page from 'swagger-ui-dist/swagger-ui.css?gzip'` is its gzipped bytes as a base64 string.
 * For rolldown and for vite alike.
 *
 * @returns {import('rolldown').Plugin}
 */
export function gzipAsset() {
  /** @type {Map<string, string>} */
  const files = new Map()
  return {
    name: 'gzip-asset',
    async resolveId(specifier, importer) {
      if (!specifier.endsWith(suffix)) return null
      const name = specifier.slice(0, -suffix.length)
      const file = await this.resolve(name, importer)
      if (!file) return this.error(`${importer} embeds ${name}, which is not there`)
      // The id is no path and ends in .js: vitest leaves what lies in node_modules to Node, and takes .css for a style sheet.
      const id = `${prefix}${name}.js`
      files.set(id, file.id)
      return { id, moduleSideEffects: false }
    },
    load(id) {
      const file = files.get(id)
      if (!file) return null
      this.addWatchFile(file)
      return `export default ${JSON.stringify(gzipSync(readFileSync(file), { level: 9 }).toString('base64'))}`
    },
  }
}
