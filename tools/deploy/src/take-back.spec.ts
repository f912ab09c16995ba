import { describe, expect, it } from 'vitest'
import type { ReleaseReport } from './deploy-report.js'
import { standInForHelm } from './helm/helm.fixture.js'
import { Helm } from './helm/helm.js'
import { takeBack } from './take-back.js'

const release = (name: string, more: Partial<ReleaseReport>): ReleaseReport => ({
  name,
  change: 'upgraded',
  seconds: 1,
  newPods: 2,
  revision: 2,
  revisionBefore: 1,
  ...more,
})

const history = (last: number) =>
  JSON.stringify(Array.from({ length: last }, (_, index) => ({ revision: index + 1, status: 'deployed' })))

/** What was told, and what Helm was asked that changes something. */
async function rolledBack(releases: ReleaseReport[], last: Record<string, number>) {
  const answers = Object.entries(last).map(([name, revision]) => [`history ${name}`, history(revision)])
  const { asked } = standInForHelm(Object.fromEntries(answers))
  const told: string[] = []
  await takeBack({ releases, environment: 'test' }, await Helm.in('shop'), (message) => told.push(message))
  const changes = asked().filter((it) => /^(rollback|uninstall)/.test(it))
  return { told, changes: changes.map((it) => it.split(' --')[0]) }
}

describe('a deploy that is taken back', () => {
  it('puts callers back before those that they call, and takes away what was not there', async () => {
    const installed = release('gateway', { change: 'installed', revision: 1, revisionBefore: undefined })
    const { changes } = await rolledBack([release('orders', {}), installed], { orders: 2, gateway: 1 })
    expect(changes).toEqual(['uninstall gateway', 'rollback orders 1'])
  })

  it('leaves what it did not change', async () => {
    const releases = (['unchanged', 'failed', 'pending'] as const).map((change) => release('orders', { change }))
    expect(await rolledBack(releases, { orders: 2 })).toEqual({ told: [], changes: [] })
  })

  it('leaves what has changed since', async () => {
    const { told, changes } = await rolledBack([release('orders', {})], { orders: 3 })
    expect(changes).toEqual([])
    expect(told).toEqual(['orders is no longer at revision 2: it stays as it is'])
  })

  it('leaves what was installed for those that stay', async () => {
    const installed = release('infrastructure', { change: 'installed', revision: 1, revisionBefore: undefined })
    const { changes } = await rolledBack([installed, release('orders', {})], { infrastructure: 1, orders: 3 })
    expect(changes).toEqual([])
  })
})
