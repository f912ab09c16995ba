import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type DeployReport, deployReport } from '@twofold/deploy'
import type { Shape } from '@twofold/local'
import { npmRun } from './npm-run.js'

/** `npm run deploy -- --only affected` in a workspace, as a developer would. Throws Failure with what it said. */
export async function deployFrom(
  workspace: string,
  { shape, namespace, isDry = false }: { shape: Shape; namespace: string; isDry?: boolean },
): Promise<DeployReport> {
  const folder = await mkdtemp(join(tmpdir(), 'twofold-deploy-'))
  try {
    const json = join(folder, 'deploy.json')
    const options = ['--shape', shape, '--namespace', namespace, '--only', 'affected', '--json', json]
    await npmRun(workspace, 'deploy', isDry ? [...options, '--dry-run'] : options)
    return deployReport.parse(JSON.parse(await readFile(json, 'utf8')))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
