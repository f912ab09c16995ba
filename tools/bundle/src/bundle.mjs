// @ts-check
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { rolldown } from 'rolldown'
import { gzipAsset } from './gzip-asset.mjs'
import { entry, metadataFirst } from './metadata-first.mjs'
import { optionalPackages } from './optional-packages.mjs'

/** `node bundle.mjs apps/orders` writes that app as one file that runs without node_modules: dist/apps/orders/main.js. */
const [app] = process.argv.slice(2)
if (!app) throw new Error('Usage: node tools/bundle/src/bundle.mjs <folder of an app>')

const workspace = join(import.meta.dirname, '../../..')
const folder = join(workspace, app)
const output = join(workspace, 'dist', app)

const build = await rolldown({
  cwd: workspace,
  input: { main: entry },
  platform: 'node',
  tsconfig: join(folder, 'tsconfig.json'),
  plugins: [metadataFirst(join(folder, 'src/main.ts')), optionalPackages(folder), gzipAsset()],
  // CommonJS pieces ask for these, and an ES module has them under other names.
  transform: { define: { __dirname: 'import.meta.dirname', __filename: 'import.meta.filename' } },
  onLog(level, log, report) {
    // What is missing here would be missing when it runs, where nobody can install it.
    report(log.code === 'UNRESOLVED_IMPORT' ? 'error' : level, log)
  },
})

await build.write({
  file: join(output, 'main.js'),
  format: 'esm',
  codeSplitting: false,
  minify: true,
  // Nest and TypeORM tell classes apart by their names.
  keepNames: true,
  sourcemap: true,
})
await build.close()

// Without it Node reads the file twice to find out that it is an ES module.
writeFileSync(join(output, 'package.json'), '{ "type": "module" }\n')
