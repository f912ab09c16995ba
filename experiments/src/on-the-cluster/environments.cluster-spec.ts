import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { repository, shapes } from '@twofold/local'
import spawn from 'nano-spawn'
import { afterAll, expect, it } from 'vitest'
import { npmRun } from '../npm-run.js'
import { namespace, shop } from './shop.js'

const another = `${namespace}-test`
const folder = mkdtempSync(join(tmpdir(), 'environments-'))
const { core } = shop.cluster

const imageIds = async (of: string) => {
  const { items } = await core.listNamespacedPod({ namespace: of, labelSelector: 'app.kubernetes.io/component=serve' })
  const apps = shapes.monolith.map(({ name }) => name)
  const statuses = items.flatMap(({ status }) => status?.containerStatuses ?? [])
  return new Set(statuses.filter(({ name }) => apps.includes(name)).map(({ imageID }) => imageID))
}

const claimedVolumes = async (of: string) =>
  (await core.listPersistentVolume()).items
    .filter(({ spec, status }) => status?.phase === 'Bound' && spec?.claimRef?.namespace === of)
    .map(({ metadata }) => metadata!.name)

afterAll(async () => {
  await npmRun(repository, 'undeploy', ['--namespace', another])
  rmSync(folder, { recursive: true })
})

it('the very same image runs in another environment, beside the first and with other values', async () => {
  const images = join(folder, 'dev.json')
  const monolith = ['--shape', 'monolith']
  await npmRun(repository, 'deploy', [...monolith, '--namespace', namespace, '--only', 'affected', '--json', images])
  await npmRun(repository, 'deploy', [...monolith, '--namespace', another, '--environment', 'test', '--images', images])
  const ids = await imageIds(another)
  expect(ids.size).toBe(1)
  expect(ids).toEqual(await imageIds(namespace))
  await spawn('helm', ['test', 'monolith', '--namespace', another], { stdin: 'ignore' })
})

it('is taken away again and leaves nothing behind', async () => {
  await npmRun(repository, 'undeploy', ['--namespace', another])
  await expect(core.readNamespace({ name: another })).rejects.toMatchObject({ code: 404 })
  expect(await claimedVolumes(another)).toEqual([])
  await npmRun(repository, 'undeploy', ['--namespace', another]) // once more: there is nothing to do
})
