import { describe, expect, it, vi } from 'vitest'
import { Helm } from './helm.js'
import { standInForHelm } from './helm.fixture.js'
import { Release } from './release.js'

const history = (...statuses: string[]) =>
  JSON.stringify(statuses.map((status, index) => ({ revision: index + 1, status })))

async function release(answers: Parameters<typeof standInForHelm>[0]) {
  const { asked } = standInForHelm(answers)
  const options = { chart: 'dist/charts/orders', values: ['values-dev.yaml'], set: { 'image.tag': '1' } }
  return { orders: new Release(await Helm.in('shop'), 'orders', options), asked: () => asked().slice(1) }
}

describe('the revision that a release goes back to', () => {
  it('is the newest that was deployed, whatever came after it', async () => {
    const { orders } = await release({ history: history('superseded', 'deployed', 'failed') })
    expect(await orders.deployed()).toBe(2)
  })

  it('is none where the release was never there', async () => {
    const { orders, asked } = await release({ history: { fails: 'Error: release: not found' } })
    expect(await orders.deployed()).toBeUndefined()
    await orders.rollBack(undefined)
    expect(asked().at(-1)).toMatch(/^uninstall orders/)
  })

  it('is not taken for none where Helm cannot ask', async () => {
    const { orders } = await release({ history: { fails: 'Error: exec: "aws": executable file not found in $PATH' } })
    await expect(orders.deployed()).rejects.toThrow()
  })

  it('is waited for while somebody else is at work', async () => {
    const { orders } = await release({ history: history('deployed', 'pending-upgrade') })
    await expect(orders.deployed()).rejects.toThrow(
      /Somebody else is changing the release orders .* free it with: helm rollback orders --namespace shop/,
    )
  })

  it('is to be taken away where its first install was cut off', async () => {
    const { orders } = await release({ history: history('pending-install') })
    await expect(orders.deployed()).rejects.toThrow('free it with: helm uninstall orders --namespace shop')
  })

  it('is left as it is where Helm has refused to begin', async () => {
    const { orders, asked } = await release({ history: history('superseded', 'deployed') })
    await orders.rollBack(2)
    expect(asked().filter((it) => it.startsWith('rollback'))).toEqual([])
  })

  it('is gone back to where an upgrade has failed', async () => {
    const { orders, asked } = await release({ history: history('deployed', 'failed') })
    await orders.rollBack(1)
    expect(asked().at(-1)).toMatch(/^rollback orders 1 --wait/)
  })
})

describe('a release is as it should be', () => {
  const wanted = JSON.stringify({
    manifest: 'kind: A\n---\nkind: B\n',
    hooks: [{ path: 'h.yaml', manifest: 'kind: H' }],
  })
  const running = { history: history('deployed'), 'get manifest': 'kind: B\n---\nkind: A', upgrade: wanted }

  it('where its manifests are the ones that are wanted, in whatever order', async () => {
    const { orders } = await release({ ...running, 'get hooks': '---\n# Source: h.yaml\nkind: H' })
    expect(await orders.isCurrent()).toBe(true)
  })

  it('and is not where one differs, or its last upgrade has failed', async () => {
    const { orders } = await release({ ...running, 'get hooks': '---\n# Source: h.yaml\nkind: I' })
    expect(await orders.isCurrent()).toBe(false)
    const { orders: failed } = await release({ ...running, history: history('deployed', 'failed') })
    expect(await failed.isCurrent()).toBe(false)
  })
})

it('Helm that is told to stop is waited for: it writes down what became of the release', async () => {
  const { orders, asked } = await release({ upgrade: 'until SIGTERM' })
  const stop = new AbortController()
  const applied = orders.apply({ seconds: 10, signal: stop.signal })
  await vi.waitFor(() => expect(asked()).toContain('is at work'), { timeout: 10_000 })
  stop.abort()
  await expect(applied).rejects.toThrow()
  expect(asked().at(-1)).toBe('has ended')
})

it('a Helm that is too old, or not there, is told', async () => {
  standInForHelm({ version: 'v3.19.0' })
  await expect(Helm.in('shop')).rejects.toThrow('Helm 4 or newer is needed, and this is v3.19.0.')
  vi.stubEnv('HELM', 'no-such-helm')
  await expect(Helm.in('shop')).rejects.toThrow(/Helm cannot be run .* Install Helm 4/)
})
