import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'

/** Bytes of a saved layer as they travel: gzip at its default level, as a push sends it; as it is where it is compressed already. */
export async function compressedSize(layer: string): Promise<number> {
  if (await isCompressed(layer)) return (await stat(layer)).size
  let size = 0
  await pipeline(createReadStream(layer), createGzip(), async (compressed: AsyncIterable<Buffer>) => {
    for await (const chunk of compressed) size += chunk.length
  })
  return size
}

/** By its first bytes: gzip's or zstd's. */
async function isCompressed(file: string): Promise<boolean> {
  const handle = await open(file)
  try {
    const { buffer } = await handle.read(Buffer.alloc(4), 0, 4, 0)
    return buffer.readUInt16BE() === 0x1f8b || buffer.readUInt32BE() === 0x28b52ffd
  } finally {
    await handle.close()
  }
}
