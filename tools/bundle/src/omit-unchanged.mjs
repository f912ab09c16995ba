// @ts-check
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Leaves files alone that lie in a folder with the same content already: who watches them sees a change only where
 * there is one.
 *
 * @param {string} folder that the bundle is written to
 * @returns {import('rolldown').Plugin}
 */
export function omitUnchanged(folder) {
  return {
    name: 'omit-unchanged',
    generateBundle(_options, bundle) {
      for (const [name, file] of Object.entries(bundle)) {
        const path = join(folder, name)
        const content = file.type === 'chunk' ? file.code : file.source
        if (existsSync(path) && readFileSync(path).equals(Buffer.from(content))) delete bundle[name]
      }
    },
  }
}
