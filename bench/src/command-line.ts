import { parseArgs } from 'node:util'
import { Failure } from '@twofold/infrastructure'
import { parts } from './run/parts.js'
import { workloads } from './workloads/workloads.js'

const workloadNames = workloads.map(({ about }) => about.name)

const partNames = Object.keys(parts)

export const help = `Measures the monolith against the services, beside what can be reached by hand, and leaves a report in reports/.

  npm run bench                       the short form, some forty minutes
  npm run bench -- --smoke            two minutes: whether it works, and roughly how much
  npm run bench -- --full             a day: fresh processes for each rate, five repetitions; a part of it takes minutes

      --kubernetes                    both shapes as they are deployed in a cluster, some half an hour
      --part <name>                   these parts only: ${partNames.join(', ')};
                                      may be said several times
      --workload <name>               one workload only: ${workloadNames.join(', ')}
      --system <name>                 these systems only; may be said several times
      --services <url>                with --kubernetes: where the gateway answers (http://127.0.0.1:8080)
      --monolith <url>                with --kubernetes: where the monolith answers (http://127.0.0.1:8081)
  -n, --namespace <name>              with --kubernetes: where the shop is (twofold-production)
  -h, --help                          shows this

Needs nothing but this repository: PostgreSQL and NATS are started beside those of npm start, with databases of their own.
Keep the machine quiet meanwhile: what disturbs it is seen, and said in the report. Ctrl-C ends it and clears up.
Ends with 75 where every run was void: try again when the machine is quiet.`

export interface CommandLine {
  readonly help: boolean
  readonly form: 'smoke' | 'short' | 'full'
  readonly parts: readonly string[]
  readonly workload: string | undefined
  readonly systems: readonly string[]
  readonly kubernetes: boolean
  readonly services: string
  readonly monolith: string
  readonly namespace: string
}

/** @throws Failure for what it does not know */
export function parseCommandLine(args: readonly string[]): CommandLine {
  const { smoke, full, part: wanted = [], workload, system: systems = [], ...rest } = parse(args)
  if (smoke && full) throw new Failure('--smoke and --full are two forms: choose one of them.')
  if (workload !== undefined && !workloadNames.includes(workload))
    throw new Failure(`There is no workload named ${workload}. There are: ${workloadNames.join(', ')}`)
  const unknown = wanted.find((name) => !partNames.includes(name))
  if (unknown !== undefined) throw new Failure(`There is no part named ${unknown}. There are: ${partNames.join(', ')}`)
  if (rest.kubernetes && wanted.length > 0) throw new Failure('--kubernetes has one part, speed: leave --part out.')
  if (rest.kubernetes && (smoke || full || systems.length > 0))
    throw new Failure('--kubernetes has one form, of both shapes: leave --smoke, --full and --system out.')
  return { ...rest, form: smoke ? 'smoke' : full ? 'full' : 'short', parts: wanted, workload, systems }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        smoke: { type: 'boolean', default: false },
        full: { type: 'boolean', default: false },
        part: { type: 'string', multiple: true },
        workload: { type: 'string' },
        system: { type: 'string', multiple: true },
        kubernetes: { type: 'boolean', default: false },
        services: { type: 'string', default: 'http://127.0.0.1:8080' },
        monolith: { type: 'string', default: 'http://127.0.0.1:8081' },
        namespace: { type: 'string', short: 'n', default: 'twofold-production' },
      },
    }).values
  } catch (error) {
    throw new Failure(`${(error as Error).message}\n\n${help}`)
  }
}
