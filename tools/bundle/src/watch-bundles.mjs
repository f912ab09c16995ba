// @ts-check
import { rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { watch } from 'rolldown'
import { inputOptions } from './input-options.mjs'
import { omitUnchanged } from './omit-unchanged.mjs'

/**
 * Keeps the bundles of apps up to date while what they are made of is edited. A bundle that is not minified takes half a
 * second, and its stack traces can be read.
 *
 * @param {string[]} apps their folders
 * @param {string} output gets a folder for each app, with main.js; an old one is gone until the new one is there
 * @param {(line: string) => void} tell what was bundled, and what could not be
 */
export function watchBundles(apps, output, tell) {
  const options = apps.map((app) => {
    const folder = join(output, basename(app))
    rmSync(join(folder, 'main.js'), { force: true })
    const input = inputOptions(app)
    return {
      ...input,
      plugins: [...input.plugins, omitUnchanged(folder)],
      output: {
        file: join(folder, 'main.js'),
        format: /** @type {const} */ ('esm'),
        codeSplitting: false,
        keepNames: true,
      },
    }
  })
  const watcher = watch(options)
  watcher.on('event', async (event) => {
    if (event.code === 'BUNDLE_END') tell(`${event.output.map((it) => basename(it))} in ${event.duration} ms`)
    if (event.code === 'ERROR') tell(event.error.message)
    if ('result' in event) await event.result?.close()
  })
  return watcher
}
