// @ts-check
import { join } from 'node:path'
import { watchBundles } from './watch-bundles.mjs'

/**
 * `node watch.mjs apps/orders apps/gateway` keeps dist/development/orders/main.js and so on up to date until SIGTERM or
 * SIGINT. They are apart from dist/apps, which Nx restores from its cache.
 */
const apps = process.argv.slice(2)
if (apps.length === 0) throw new Error('Usage: node watch.mjs <folder of an app>…')

const workspace = join(import.meta.dirname, '../../..')
const watcher = watchBundles(
  apps.map((app) => join(workspace, app)),
  join(workspace, 'dist/development'),
  console.log,
)
for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => watcher.close())
