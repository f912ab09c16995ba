import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { compressedSize } from './compressed-size.js'
import { inTemporaryFolder } from './temporary-folder.js'

const sizeOf = (content: Buffer) =>
  inTemporaryFolder(async (folder) => {
    await writeFile(join(folder, 'layer'), content)
    return compressedSize(join(folder, 'layer'))
  })

const layer = Buffer.alloc(300_000, 'a layer')

it('is what gzip makes of a plain layer', async () => {
  expect(await sizeOf(layer)).toBe(gzipSync(layer).length)
})

it('is the size of a layer that is compressed already', async () => {
  expect(await sizeOf(gzipSync(layer))).toBe(gzipSync(layer).length)
  const zstd = Buffer.concat([Buffer.from('28b52ffd', 'hex'), Buffer.alloc(100)])
  expect(await sizeOf(zstd)).toBe(104)
})
