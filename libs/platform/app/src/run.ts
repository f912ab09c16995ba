import 'reflect-metadata'
import { InvalidConfiguration } from '@twofold/platform-config'
import { createLogger } from '@twofold/platform-telemetry'
import type { Composition } from './composition.js'
import { deadLetters } from './dead-letters-command.js'
import { migrateSchemas } from './migrate-schemas.js'
import { Refused } from './refused.js'
import { seedDomains } from './seed-domains.js'
import { serve } from './serve.js'

type Command = (composition: Composition, args: readonly string[]) => Promise<void>

const commands: Record<string, Command> = {
  serve: alone(serve),
  migrate: alone(migrateSchemas),
  seed: alone(seedDomains),
  prepare: alone(async (composition) => {
    await migrateSchemas(composition)
    await seedDomains(composition)
  }),
  'dead-letters': deadLetters,
}

const usage = `Usage: node main.js [command]
  serve                              answer until SIGTERM or SIGINT, then drain (default)
  migrate                            bring the schemas of the local domains up to date
  seed                               add demonstration data to them, once
  prepare                            migrate, then seed
  dead-letters                       list the events that could not be applied, and why
  dead-letters replay <id> | --all   apply them, once the cause is mended: the letter's aggregate in order, or all
  dead-letters discard <id>          give up the next event of an aggregate: what comes after it goes on
  help                               show this`

/**
 * Runs an app: the command that its arguments name. Ends the process with a reason where it cannot: with 2 where the
 * command line is wrong, else with 1.
 */
export async function run(composition: Composition): Promise<void> {
  const [name = 'serve', ...args] = process.argv.slice(2)
  if ([name, ...args].some((argument) => ['help', '--help', '-h'].includes(argument))) return console.log(usage)
  try {
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined
    if (!command) throw new Refused(`${name} is not a command of ${composition.name}.`, 2)
    await command(composition, args)
  } catch (error) {
    process.exit(explain(error, composition.name, name))
  }
}

/** A command without arguments. */
function alone(command: (composition: Composition) => Promise<void>): Command {
  return (composition, [unknown]) => {
    if (unknown !== undefined) throw new Refused(`${unknown} is one word too many.`, 2)
    return command(composition)
  }
}

/** Says why it went wrong; the exit code. */
function explain(error: unknown, app: string, command: string): number {
  if (error instanceof Refused) {
    console.error(error.exitCode === 2 ? `${error.message}\n${usage}` : error.message)
    return error.exitCode
  }
  if (error instanceof InvalidConfiguration) console.error(error.message)
  else createLogger(app, 'info').fatal({ err: error }, `${command} failed`)
  return 1
}
