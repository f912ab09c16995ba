import { parseArgs } from 'node:util'
import { environments } from '@twofold/charts'
import { Failure } from '@twofold/infrastructure'
import { allShapes, type Shape } from '@twofold/local'
import type { Registry } from './images/push-image.js'
import type { Only } from './plan.js'

const defaultPlatforms = 'linux/amd64,linux/arm64'
const namesOf = (things: readonly string[]) => things.join(', ')

export const help = `Deploys Twofold to the Kubernetes cluster that KUBECONFIG names, each app as a Helm release of its own.

  npm run deploy -- --shape services                        each app is built, loaded and rolled out
  npm run deploy -- --shape monolith                        the other shape, beside it
  npm run deploy -- --shape services --only affected        what differs from what runs
  npm run deploy -- --shape services --only orders,gateway  these alone
  npm run undeploy                                          takes everything away again

Options
  -s, --shape <shape>        services or monolith
  -o, --only <releases>      affected: those that differ from what runs in the cluster; or names (infrastructure is one)
  -e, --environment <name>   ${namesOf(Object.keys(environments))}: which values; dev by default
  -n, --namespace <name>     twofold-<environment> by default; made where it is missing
      --registry <prefix>    pushes the images there (ghcr.io/me/twofold) instead of loading them into a local cluster
      --platforms <list>     what pushed images are for; ${defaultPlatforms} by default
      --images <file>        takes the images that an earlier deploy wrote there with --json, and builds none
      --timeout <seconds>    how long one release may take before it is rolled back; 120 by default
      --dry-run              says what would be rolled out, and stops
      --json <file>          writes down what was done
  -h, --help                 shows this

Images get into kind, k3d and minikube by themselves; IMAGE_LOADER names a command that does it elsewhere
(IMAGE_LOADER='kind load docker-image'). A release that does not get ready is rolled back, and its reasons are shown.`

export interface CommandLine {
  readonly shape: Shape
  readonly only: Only
  readonly environment: string
  readonly namespace: string
  readonly registry?: Registry
  readonly images?: string
  /** Seconds. */
  readonly timeout: number
  readonly isDry: boolean
  readonly json?: string
}

const options = {
  shape: { type: 'string', short: 's' },
  only: { type: 'string', short: 'o' },
  environment: { type: 'string', short: 'e', default: 'dev' },
  namespace: { type: 'string', short: 'n' },
  registry: { type: 'string' },
  platforms: { type: 'string' },
  images: { type: 'string' },
  timeout: { type: 'string', default: '120' },
  'dry-run': { type: 'boolean', default: false },
  json: { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const

/** Throws Failure for what it does not know. */
export function parseCommandLine(args: string[]): CommandLine | 'help' {
  try {
    const { values } = parseArgs({ args, options })
    if (values.help) return 'help'
    const { environment } = values
    return {
      ...values,
      shape: oneOf('shape', values.shape, allShapes),
      environment: oneOf('environment', environment, Object.keys(environments)),
      only: values.only === 'affected' ? 'affected' : values.only?.split(',').map((name) => name.trim()),
      namespace: namespaceName(values.namespace ?? `twofold-${environment}`),
      registry: registryOf(values.registry, values.platforms),
      timeout: seconds(values.timeout),
      isDry: values['dry-run'],
    }
  } catch (error) {
    throw new Failure(`${(error as Error).message}\n\n${help}`)
  }
}

function oneOf<T extends string>(what: string, value: string | undefined, known: readonly T[]): T {
  const found = known.find((it) => it === value)
  if (found !== undefined) return found
  throw new Error(
    value === undefined
      ? `Name a ${what}: --${what} ${known.join('|')}`
      : `There is no ${what} ${value}; there are ${namesOf(known)}.`,
  )
}

function registryOf(prefix: string | undefined, list: string | undefined): Registry | undefined {
  if (prefix === undefined && list !== undefined)
    throw new Error('--platforms is for images that are pushed: name a --registry, too.')
  const platforms = (list ?? defaultPlatforms).split(',').map((name) => name.trim())
  const odd = platforms.find((name) => !/^[a-z]+(\/[a-z0-9]+){1,2}$/.test(name))
  if (odd !== undefined) throw new Error(`${odd || 'Nothing'} is no platform: --platforms ${defaultPlatforms}`)
  return prefix === undefined ? undefined : { prefix: prefix.replace(/\/$/, ''), platforms }
}

export function namespaceName(name: string): string {
  if (/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(name)) return name
  throw new Error(`${name} cannot be the name of a namespace: lower-case letters, digits and - only, 63 at most.`)
}

function seconds(text: string): number {
  const value = Number(text)
  if (Number.isInteger(value) && value > 0) return value
  throw new Error(`--timeout wants a number of seconds, and got ${text}.`)
}
