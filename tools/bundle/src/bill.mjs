// @ts-check
import { mkdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { rolldown } from 'rolldown'
import { billOfMaterials } from './bill-of-materials.mjs'
import { inputOptions } from './input-options.mjs'

/**
 * `node bill.mjs apps/orders` writes what is inside that app's bundle, dist/bills/orders/bom.json. It takes longer than the
 * bundle itself, and only a delivery wants it.
 */
const [app] = process.argv.slice(2)
if (!app) throw new Error('Usage: node tools/bundle/src/bill.mjs <folder of an app>')

const workspace = join(import.meta.dirname, '../../..')
const output = join(workspace, 'dist/bills', basename(app))

const options = inputOptions(join(workspace, app))
const build = await rolldown({ ...options, plugins: [...options.plugins, billOfMaterials()] })
const { output: files } = await build.generate({ format: 'esm', codeSplitting: false })
await build.close()

const bill = files.find((file) => file.type === 'asset' && file.fileName === 'bom.json')
if (bill?.type !== 'asset') throw new Error(`${app} has no bill of materials`)
mkdirSync(output, { recursive: true })
writeFileSync(join(output, 'bom.json'), bill.source)
