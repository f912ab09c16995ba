import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { knownImages } from './image-source.js'

const folder = mkdtempSync(join(tmpdir(), 'images-'))
afterAll(() => rmSync(folder, { recursive: true }))

const image = { repository: 'ghcr.io/me/orders', tag: '0123', digest: `sha256:${'0'.repeat(64)}` }

function written(releases: object[]): string {
  const file = join(mkdtempSync(join(folder, 'report-')), 'deploy.json')
  const report = {
    shape: 'services',
    environment: 'test',
    namespace: 'n',
    context: 'c',
    seconds: 1,
    built: [],
    releases,
  }
  writeFileSync(file, JSON.stringify(report))
  return file
}
const release = (change: string) => ({ name: 'orders', change, image, seconds: 1, newPods: 2 })

describe('the images of an earlier deploy', () => {
  it('are taken as they are, and missing where another runs', async () => {
    const images = knownImages(written([release('upgraded')]))
    expect(images.of('orders')).toEqual(image)
    await images.compare(['orders'], async () => image)
    expect(images.missing).toEqual([])
    await images.compare(['orders'], async () => ({ ...image, digest: undefined }))
    expect(images.missing).toEqual(['orders'])
  })

  it.each(['failed', 'pending'])('are none where a release was %s', async (change) => {
    const images = knownImages(written([release(change)]))
    await expect(images.compare(['orders'], async () => undefined)).rejects.toThrow(/names no image of orders/)
  })

  it('are asked for in a file that has some', () => {
    expect(() => knownImages(join(folder, 'nowhere.json'))).toThrow(/is not what a deploy writes with --json/)
  })
})
