import * as z from 'zod'

/** A UUID; those that we make are version 7, so that they sort by time of making. */
export const Id = z
  .uuid()
  .toLowerCase()
  .meta({ id: 'Id', examples: ['01920000-0000-7000-8000-000000000001'] })

/** A new UUIDv7 (RFC 9562): milliseconds since 1970, then the random part of a UUIDv4, of which the process has a pool. */
export function newId(): string {
  const time = Date.now().toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${crypto.randomUUID().slice(15)}`
}
