import { once } from 'node:events'
import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { Failure, startInfrastructure } from '@twofold/infrastructure'
import { nxProgram } from './bundle-apps.js'
import { repository } from './repository.js'
import { testSummary } from './test-summary.js'

// Runs all tests against one PostgreSQL and one NATS of their own: those of each package, then the shapes side by side.
// Arguments go to `nx run-many`.
const reports = join(repository, 'reports', 'tests')
let stopped = false
// nx gets Ctrl-C from the terminal as well; what is left to do here is to stop the servers.
process.on('SIGINT', () => (stopped = true))
const passedOn = ['SIGTERM', 'SIGHUP'] as const

try {
  const infrastructure = await startInfrastructure({ directory: repository, ephemeral: true, onProgress: console.log })
  try {
    process.exitCode = await runTests({
      TWOFOLD_TEST_POSTGRES_URL: infrastructure.postgresUrl('postgres'),
      TWOFOLD_TEST_NATS_URL: infrastructure.natsUrl,
    })
  } finally {
    await infrastructure.stop()
  }
  console.log(testSummary(reports))
} catch (error) {
  console.error(error instanceof Failure ? error.message : error)
  process.exitCode = 1
}

async function runTests(urls: Record<string, string>): Promise<number> {
  rmSync(reports, { recursive: true, force: true }) // a report that Nx has in its cache comes back by itself
  // Each package's tests wait more than they work.
  const packages = await runTargets(['test', 'bundle'], availableParallelism() + 1, urls)
  if (stopped) return 1
  const shapes = await runTargets(['e2e'], 2, urls)
  return packages || shapes
}

async function runTargets(targets: string[], parallel: number, urls: Record<string, string>): Promise<number> {
  const options = ['-t', ...targets, `--parallel=${parallel}`, '--outputStyle=static', ...process.argv.slice(2)]
  const nx = spawn(process.execPath, [nxProgram(), 'run-many', ...options], {
    cwd: repository,
    env: { ...process.env, ...urls },
    stdio: 'inherit',
  })
  const pass = (signal: NodeJS.Signals) => void nx.kill(signal)
  for (const signal of passedOn) process.on(signal, pass)
  const [code] = await once(nx, 'exit')
  for (const signal of passedOn) process.off(signal, pass)
  return code ?? 1
}
