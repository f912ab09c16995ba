import { once } from 'node:events'
import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { Failure, startInfrastructure } from '@twofold/infrastructure'
import { nxProgram } from './bundle-apps.js'
import { repository } from './repository.js'
import { testSummary } from './test-summary.js'

/** Runs all tests against one PostgreSQL and one NATS of their own. Arguments go to `nx run-many`. */
const reports = join(repository, 'reports', 'tests')
const stop = () => {} // nx gets Ctrl-C from the terminal as well; what is left to do here is to stop the servers
process.on('SIGINT', stop)

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
  const targets = ['run-many', '-t', 'test', 'e2e', '--outputStyle=static']
  const nx = spawn(process.execPath, [nxProgram(), ...targets, ...process.argv.slice(2)], {
    cwd: repository,
    env: { ...process.env, ...urls },
    stdio: 'inherit',
  })
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => nx.kill(signal))
  const [code] = await once(nx, 'exit')
  return code ?? 1
}
