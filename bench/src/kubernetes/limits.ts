import type { Cluster } from '@twofold/deploy'

/** What each app's pods may take at most, in words: what was compared. */
export async function limitsIn({ core }: Cluster, namespace: string): Promise<string[]> {
  const { items } = await core.listNamespacedPod({ namespace, labelSelector: 'app.kubernetes.io/component=serve' })
  const said = items.map(({ metadata, spec }) => {
    const app = metadata?.labels?.['app.kubernetes.io/instance'] ?? metadata?.name
    const { cpu = 'any', memory = 'any' } = spec?.containers[0]?.resources?.limits ?? {}
    return `${app}: CPU ${cpu}, memory ${memory}`
  })
  const counts = new Map<string, number>()
  for (const each of said) counts.set(each, (counts.get(each) ?? 0) + 1)
  return [...counts].map(([each, count]) => `${count} × ${each} at most.`)
}
