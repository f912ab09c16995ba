import type { ShopReleases } from '../cluster/shop-releases.js'
import { type BadRelease, wrongSecret } from './bad-release.js'

/** Runs work while the namespace has a trouble, and takes it away again. */
export async function whileInTrouble<T>(
  shop: ShopReleases,
  app: string,
  trouble: BadRelease['trouble'],
  work: () => Promise<T>,
): Promise<T> {
  if (trouble === undefined) return work()
  const end = trouble === 'no room' ? await fillNamespace(shop) : await copySecretWrongly(shop, app)
  try {
    return await work()
  } finally {
    await end()
  }
}

/** A quota of just the pods that are there. */
async function fillNamespace({ cluster: { core }, namespace }: ShopReleases) {
  const { items } = await core.listNamespacedPod({ namespace })
  const pods = items.filter(({ status }) => status?.phase === 'Running').length
  const name = 'no-room'
  await core.deleteNamespacedResourceQuota({ namespace, name }).catch(() => {}) // of a run that was killed
  await core.createNamespacedResourceQuota({
    namespace,
    body: { metadata: { name }, spec: { hard: { pods: String(pods) } } },
  })
  return async () => void (await core.deleteNamespacedResourceQuota({ namespace, name }))
}

async function copySecretWrongly({ cluster: { core }, namespace }: ShopReleases, app: string) {
  const { data = {} } = await core.readNamespacedSecret({ namespace, name: `infrastructure-${app}` })
  const url = new URL(Buffer.from(data.DATABASE_URL!, 'base64').toString())
  url.password = 'wrong'
  await core.deleteNamespacedSecret({ namespace, name: wrongSecret }).catch(() => {}) // of a run that was killed
  const stringData = { DATABASE_URL: url.href }
  await core.createNamespacedSecret({ namespace, body: { metadata: { name: wrongSecret }, data, stringData } })
  return async () => void (await core.deleteNamespacedSecret({ namespace, name: wrongSecret }))
}
