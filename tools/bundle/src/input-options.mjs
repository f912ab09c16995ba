// @ts-check
import { join } from 'node:path'
import { gzipAsset } from './gzip-asset.mjs'
import { entry, metadataFirst } from './metadata-first.mjs'
import { optionalPackages } from './optional-packages.mjs'

/**
 * How rolldown reads an app so that the result runs without node_modules.
 *
 * @param {string} folder of the app, whose package.json says which optional packages it has
 * @param {string} main the module that the entry runs
 * @returns {import('rolldown').InputOptions & { plugins: import('rolldown').Plugin[] }}
 */
export const inputOptions = (folder, main = join(folder, 'src/main.ts')) => ({
  cwd: join(import.meta.dirname, '../../..'),
  input: { main: entry },
  platform: 'node',
  tsconfig: join(folder, 'tsconfig.json'),
  plugins: [metadataFirst(main), optionalPackages(folder), gzipAsset()],
  // CommonJS pieces ask for these, and an ES module has them under other names.
  transform: { define: { __dirname: 'import.meta.dirname', __filename: 'import.meta.filename' } },
  onLog(level, log, report) {
    // What is missing here would be missing when it runs, where nobody can install it.
    report(log.code === 'UNRESOLVED_IMPORT' ? 'error' : level, log)
  },
})
