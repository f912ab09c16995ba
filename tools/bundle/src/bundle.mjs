// @ts-check
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { rolldown } from 'rolldown'
import { inputOptions } from './input-options.mjs'

/** `node bundle.mjs apps/orders` writes that app as one file that runs without node_modules: dist/apps/orders/main.js. */
const [app] = process.argv.slice(2)
if (!app) throw new Error('Usage: node tools/bundle/src/bundle.mjs <folder of an app>')

const workspace = join(import.meta.dirname, '../../..')
const output = join(workspace, 'dist', app)

const build = await rolldown(inputOptions(join(workspace, app)))
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
