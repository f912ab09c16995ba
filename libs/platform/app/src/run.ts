import 'reflect-metadata'
import { InvalidConfiguration } from '@twofold/platform-config'
import { createLogger } from '@twofold/platform-telemetry'
import type { Composition } from './composition.js'
import { migrateSchemas } from './migrate-schemas.js'
import { seedDomains } from './seed-domains.js'
import { serve } from './serve.js'

const commands: Record<string, (composition: Composition) => Promise<void>> = {
  serve,
  migrate: migrateSchemas,
  seed: seedDomains,
  async prepare(composition) {
    await migrateSchemas(composition)
    await seedDomains(composition)
  },
}

const usage = `Usage: node main.js [command]
  serve    answer until SIGTERM or SIGINT, then drain (default)
  migrate  bring the schemas of the local domains up to date
  seed     add demonstration data to them, once
  prepare  migrate, then seed`

/** Runs an app: the command that its first argument names. Ends the process with 1 and a reason where it cannot. */
export async function run(composition: Composition): Promise<void> {
  const [name = 'serve'] = process.argv.slice(2)
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) {
    console.error(`${name} is not a command of ${composition.name}.\n${usage}`)
    process.exit(name === 'help' || name === '--help' ? 0 : 2)
  }
  try {
    await command(composition)
  } catch (error) {
    if (error instanceof InvalidConfiguration) console.error(error.message)
    else createLogger(composition.name, 'info').fatal({ err: error }, `${name} failed`)
    process.exit(1)
  }
}
