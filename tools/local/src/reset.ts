import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { AlreadyRunning, localFolder, reachableFolder, settleEarlierRun } from '@twofold/infrastructure'
import { repository } from './repository.js'

/** Deletes what runs have stored; keeps programs that were downloaded. */
try {
  const folder = localFolder(repository)
  await settleEarlierRun(folder, console.log)
  const stored = readdirSync(folder).filter((name) => /^(postgres|nats|logs)(\.|$)/.test(name))
  const paths = [...stored.map((name) => join(folder, name)), reachableFolder(repository)]
  for (const path of paths) rmSync(path, { recursive: true, force: true })
  console.log('The local data is deleted. The next start makes and seeds it anew.')
} catch (error) {
  console.error((error as Error).message)
  if (error instanceof AlreadyRunning) console.error('Nothing was deleted.')
  process.exitCode = 1
}
