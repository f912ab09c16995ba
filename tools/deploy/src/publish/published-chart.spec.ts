import { join } from 'node:path'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { describe, expect, it, onTestFinished } from 'vitest'
import { Helm } from '../helm/helm.js'
import { standInForHelm } from '../helm/helm.fixture.js'
import { PublishedChart } from './published-chart.js'

const repository = { url: 'oci://registry.example/charts', isPlain: false }

async function chart() {
  const folder = mkdtempSync(join(tmpdir(), 'chart-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'Chart.yaml'), 'name: orders\nversion: 0.1.0\n')
  return PublishedChart.of(folder, repository, await Helm.in('default'))
}

describe('a chart in a registry', () => {
  it.each(['Error: registry.example/charts/orders:0.1.0: not found', 'Error: NAME_UNKNOWN: name unknown'])(
    'is missing where the registry says «%s»',
    async (fails) => {
      standInForHelm({ pull: { fails } })
      expect(await (await chart()).state()).toBe('missing')
    },
  )

  it('is not taken for missing where the registry does not answer', async () => {
    standInForHelm({ pull: { fails: 'Error: dial tcp: connection refused' } })
    await expect((await chart()).state()).rejects.toThrow(/cannot be asked for orders 0\.1\.0: dial tcp/)
  })

  it('says what a push that fails said', async () => {
    standInForHelm({ push: { fails: 'Error: unauthorized' } })
    await expect((await chart()).push()).rejects.toThrow('orders 0.1.0 could not be pushed: unauthorized')
  })
})
