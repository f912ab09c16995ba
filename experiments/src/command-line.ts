import { parseArgs, type ParseArgsConfig } from 'node:util'
import { Failure } from '@twofold/infrastructure'
import type { Shape } from '@twofold/local'

/** Options that every experiment on a cluster has. */
export const clusterOptions = {
  namespace: { type: 'string', short: 'n', default: 'twofold-dev' },
  services: { type: 'string', default: 'http://127.0.0.1:8080' },
  monolith: { type: 'string', default: 'http://127.0.0.1:8081' },
  help: { type: 'boolean', short: 'h', default: false },
} as const

export const clusterHelp = `  -n, --namespace <name>   where the shop is, twofold-dev by default; it is deployed there first
      --services <url>     where the gateway answers, http://127.0.0.1:8080 by default
      --monolith <url>     where the monolith answers, http://127.0.0.1:8081 by default
  -h, --help               shows this

Where something does not hold, the exit code is 1; or 75, where this machine was too busy for that to say anything.
Needs what \`npm run deploy\` needs: Docker, Helm, a cluster, and a way of images into it.`

export interface ClusterPlace {
  readonly namespace: string
  readonly urls: Readonly<Record<Shape, string>>
}

/** @throws Failure for what it does not know, with the help. */
export function parseOptions<T extends NonNullable<ParseArgsConfig['options']>>(options: T, help: string) {
  try {
    return parseArgs({ args: process.argv.slice(2), options }).values
  } catch (error) {
    throw new Failure(`${(error as Error).message}\n\n${help}`)
  }
}
