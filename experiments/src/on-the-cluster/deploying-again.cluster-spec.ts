import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { repository } from '@twofold/local'
import spawn from 'nano-spawn'
import { afterAll, expect, it } from 'vitest'
import { servingPods } from '../cluster/serving-pods.js'
import { setReplicas } from '../cluster/set-replicas.js'
import { oneLine } from '../delivery/one-line.js'
import { WorkspaceCopy } from '../workspace-copy/workspace-copy.js'
import { namespace, shop } from './shop.js'

const deploy = (folder: string, args: readonly string[], env = {}) =>
  spawn('npm', ['run', '--silent', 'deploy', '--', '--shape', 'services', '--namespace', namespace, ...args], {
    cwd: folder,
    env,
    stdin: 'ignore',
  })

const npm = (script: string, ...args: string[]) =>
  spawn('npm', ['run', '--silent', script, '--', ...args], { cwd: repository, stdin: 'ignore' })

const folder = mkdtempSync(join(tmpdir(), 'deploying-again-'))
const report = join(folder, 'deploy.json')
afterAll(() => rmSync(folder, { recursive: true }))

const identities = async () => (await servingPods(shop.cluster, namespace)).map(({ uid }) => uid).toSorted()

async function credentials() {
  const { items } = await shop.cluster.core.listNamespacedSecret({ namespace })
  const ours = items.filter(({ metadata }) => metadata?.name?.startsWith('infrastructure-'))
  return Object.fromEntries(ours.map(({ metadata, data }) => [metadata!.name, data]))
}

it('what the shop stands on is deployed again, and every password stays what it was', async () => {
  const before = await credentials()
  expect(Object.keys(before).length).toBeGreaterThan(5)
  const pods = await identities()
  await deploy(repository, ['--only', 'infrastructure'])
  expect(await credentials()).toEqual(before)
  expect(await identities()).toEqual(pods)
})

it('an image that does not get into the cluster is told, and nothing that runs is touched', async () => {
  await using copy = await WorkspaceCopy.make()
  await copy.edit(oneLine)
  const pods = await identities()
  await expect(deploy(copy.folder, ['--only', 'affected'], { IMAGE_LOADER: 'false' })).rejects.toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining('The images could not be loaded into the cluster'),
  })
  expect(await identities()).toEqual(pods)
})

const ready = async (name: string) =>
  (await shop.cluster.apps.readNamespacedDeployment({ name, namespace })).status?.readyReplicas

it('a Deployment that somebody has deleted, or left without pods, is one of the affected', async () => {
  await shop.cluster.apps.deleteNamespacedDeployment({ name: 'payments', namespace })
  await setReplicas(shop, 'inventory', 0)
  await deploy(repository, ['--only', 'affected', '--json', report])
  expect(await ready('payments')).toBe(2)
  expect(await ready('inventory')).toBe(2)
})

it('what a deploy did is taken back, and nothing else, and once', async () => {
  const { stdout } = await npm('rollback', report)
  expect(stdout.match(/^\w+ goes back/gm)?.toSorted()).toEqual(['inventory goes back', 'payments goes back'])
  expect(await ready('payments')).toBe(2)
  const again = await npm('rollback', report)
  expect(again.stdout.match(/it stays as it is$/gm)).toHaveLength(2)
})
