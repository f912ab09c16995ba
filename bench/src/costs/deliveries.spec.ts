import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { deliveriesOf } from './deliveries.js'

const setting = { measuredAt: '2026-01-02T03:04:05.000Z', machine: {} }
const pods = (...uids: string[]) => uids.map((uid) => ({ uid }))
const delivered = {
  shape: 'services',
  release: 'orders',
  layers: { bytes: 600_000 },
  pods: { before: pods('a', 'b', 'c'), after: pods('a', 'd', 'e') },
  seconds: { all: 40, rollout: 20 },
}

/** A folder with what earlier commands left. */
function folderWith(files: Record<string, unknown>): string {
  const folder = mkdtempSync(join(tmpdir(), 'bench-deliveries-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), JSON.stringify(content))
  return folder
}

it('takes over what the last proofs found, and when they did', () => {
  const apps = [{ app: 'catalog', compressed: { total: 50_000_000, own: 600_000 } }]
  const found = deliveriesOf(
    folderWith({ 'footprint.json': { setting, apps }, 'delivery.json': { setting, delivered: [delivered] } }),
  )
  const { measuredAt } = setting
  expect(found.images).toEqual([{ app: 'catalog', compressed: 50_000_000, ownLayer: 600_000, measuredAt }])
  expect(found.deliveries).toEqual([
    { shape: 'services', seconds: 40, bytes: 600_000, pods: 2, rollout: 20, measuredAt },
  ])
})

it('has nothing where there was none, where nothing was served, and no date where the file has none', () => {
  expect(deliveriesOf(folderWith({}))).toEqual({ images: [], deliveries: [] })
  const never = { ...delivered, seconds: { all: null, rollout: 20 } }
  const found = deliveriesOf(folderWith({ 'delivery.json': { delivered: [never, delivered] } }))
  expect(found.deliveries.map(({ measuredAt }) => measuredAt)).toEqual([null])
})
