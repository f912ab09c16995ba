import { parseArgs } from 'node:util'
import { runCommand } from '@twofold/image'
import { Failure } from '@twofold/infrastructure'
import { allShapes, frontDoor, repository, type Shape } from '@twofold/local'
import spawn from 'nano-spawn'
import { Cluster } from './cluster/cluster.js'
import { portForward } from './port-forward.js'

const help = `Runs the acceptance suite against a shop that is deployed. It leaves accounts, products and orders behind.

  npm run test:deployed -- --shape services                          in twofold-dev, through a port-forward
  npm run test:deployed -- --shape monolith --namespace twofold-test in another namespace
  npm run test:deployed -- --url http://127.0.0.1:8080               at an address

The shop needs its demonstration data: the values of dev and test have it, those of production have not.`

/** `npm run test:deployed`: see `help`. */
await runCommand(async () => {
  const { shape, namespace, url, help: isHelp } = commandLine()
  if (isHelp) return console.log(help)
  if (url !== undefined && shape !== undefined) throw new Failure(`Name a shape or an address, not both.\n\n${help}`)
  if (url !== undefined) return runSuite(url)
  if (!isShape(shape))
    throw new Failure(`Name a shape or an address: --shape ${allShapes.join('|')}, or --url.\n\n${help}`)
  await using forwarded = await portForward(await Cluster.connect(), frontDoor(shape).name, namespace)
  await runSuite(forwarded.url)
})

async function runSuite(url: string): Promise<void> {
  console.log(`The acceptance suite, against ${url}`)
  await spawn('vitest', ['run', '--config', 'e2e/vitest.config.ts'], {
    cwd: repository,
    env: { BASE_URL: url, SUITE: 'acceptance' },
    preferLocal: true,
    stdio: 'inherit',
  }).catch(() => {
    throw new Failure(`Not all tests passed against ${url}.`)
  })
}

function isShape(name: string | undefined): name is Shape {
  return allShapes.includes(name as Shape)
}

function commandLine() {
  try {
    return parseArgs({
      args: process.argv.slice(2),
      options: {
        shape: { type: 'string', short: 's' },
        namespace: { type: 'string', short: 'n', default: 'twofold-dev' },
        url: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values
  } catch (error) {
    throw new Failure(`${(error as Error).message}\n\n${help}`)
  }
}
