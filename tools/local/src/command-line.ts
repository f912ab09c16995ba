import { parseArgs } from 'node:util'
import { Failure } from '@twofold/infrastructure'
import { allShapes, type Shape } from './apps.js'

export const help = `Starts Twofold on this machine, with a real PostgreSQL and nats-server of its own, without Docker.

  npm start                 both shapes: the monolith on port 3000, the services behind a gateway on port 3100
  npm start monolith        the monolith alone, which needs no NATS
  npm start services        the gateway and the services
  npm run reset             deletes the local data

Options (after --, as in: npm start -- --verbose)
  -v, --verbose             shows all log lines, not only warnings and errors
      --bundles <folder>    runs the apps in that folder instead of building them
  -h, --help                shows this

Ctrl-C stops everything in order; a second one stops it at once. Logs are in .twofold/logs.
NATS_SERVER names the nats-server to use; without it one is looked for, and fetched once if there is none.`

export interface CommandLine {
  shapes: readonly Shape[]
  verbose: boolean
  help: boolean
  bundles?: string
}

/** Throws Failure for what it does not know. */
export function parseCommandLine(args: string[]): CommandLine {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        verbose: { type: 'boolean', short: 'v', default: false },
        help: { type: 'boolean', short: 'h', default: false },
        bundles: { type: 'string' },
      },
    })
    return { ...values, shapes: positionals.length === 0 ? allShapes : allShapes.filter(named(positionals)) }
  } catch (error) {
    throw new Failure(`${(error as Error).message}\n\n${help}`)
  }
}

function named(names: string[]): (shape: Shape) => boolean {
  const unknown = names.find((name) => !allShapes.includes(name as Shape))
  if (unknown !== undefined) throw new Error(`There is no shape named ${unknown}.`)
  return (shape) => names.includes(shape)
}
