// @ts-check
import { join } from 'node:path'
import { inputOptions } from '@twofold/bundle'
import { rolldown } from 'rolldown'

/** The chain of bench/chain as one file, as the shop's apps are. */
export async function bundleChain(/** @type {string} */ repository, /** @type {string} */ file) {
  const build = await rolldown(inputOptions(join(repository, 'bench', 'chain')))
  await build.write({ file, format: 'esm', codeSplitting: false, minify: true, keepNames: true })
  await build.close()
}
