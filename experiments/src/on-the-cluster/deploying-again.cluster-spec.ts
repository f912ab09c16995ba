import { repository } from '@twofold/local'
import spawn from 'nano-spawn'
import { expect, it } from 'vitest'
import { servingPods } from '../cluster/serving-pods.js'
import { oneLine } from '../delivery/one-line.js'
import { WorkspaceCopy } from '../workspace-copy/workspace-copy.js'
import { namespace, shop } from './shop.js'

const deploy = (folder: string, args: readonly string[], env = {}) =>
  spawn('npm', ['run', '--silent', 'deploy', '--', '--shape', 'services', '--namespace', namespace, ...args], {
    cwd: folder,
    env,
    stdin: 'ignore',
  })

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

it('a Deployment that somebody has deleted is one of the affected', async () => {
  const { apps } = shop.cluster
  await apps.deleteNamespacedDeployment({ name: 'payments', namespace })
  await deploy(repository, ['--only', 'affected'])
  const { status } = await apps.readNamespacedDeployment({ name: 'payments', namespace })
  expect(status?.readyReplicas).toBe(2)
})
