import { reasonOf } from '@twofold/deploy'
import { expect, it } from 'vitest'
import { namespace, shop } from './shop.js'

it('the namespace refuses pods that ask for more than they need', async () => {
  const container = { name: 'root', image: 'nowhere/root:1', securityContext: { privileged: true } }
  const body = { metadata: { name: 'root' }, spec: { containers: [container] } }
  const refused = await shop.cluster.core.createNamespacedPod({ namespace, body, dryRun: 'All' }).then(
    () => 'taken',
    (error: unknown) => reasonOf(error),
  )
  expect(refused).toMatch(/violates PodSecurity "restricted/)
})

it('no pod of the shop may talk to the API server', async () => {
  const { items } = await shop.cluster.core.listNamespacedPod({ namespace })
  expect(items.length).toBeGreaterThan(0)
  const mounts = items.flatMap(({ spec }) => spec!.containers.flatMap(({ volumeMounts = [] }) => volumeMounts))
  expect(mounts.filter(({ mountPath }) => mountPath.includes('serviceaccount'))).toEqual([])
})
