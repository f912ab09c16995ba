import * as z from 'zod'

type Reader = (text: string) => unknown

/** How each field of a query or path, which comes as text, is read; those not named here stay text. */
export function textReader(schema: z.ZodObject): (values: unknown) => unknown {
  const readers = new Map<string, Reader>()
  for (const [name, field] of Object.entries(schema.shape)) {
    const reader = readerOf(field as z.ZodType)
    if (reader) readers.set(name, reader)
  }
  if (readers.size === 0) return (values) => values
  return (values) => {
    const read = { ...(values as Record<string, unknown>) }
    for (const [name, reader] of readers) {
      const text = read[name]
      if (typeof text === 'string') read[name] = reader(text)
    }
    return read
  }
}

/** By the type under optional, default and the like. */
function readerOf(schema: z.ZodType): Reader | undefined {
  if (schema instanceof z.ZodNumber) return asNumber
  if (schema instanceof z.ZodBoolean) return asBoolean
  if (schema instanceof z.ZodPipe) return readerOf(schema.def.in as z.ZodType)
  return 'innerType' in schema.def ? readerOf(schema.def.innerType as z.ZodType) : undefined
}

// What is not one is left as it is, for the schema to refuse.
const asNumber: Reader = (text) => (/^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text)
const asBoolean: Reader = (text) => (text === 'true' || text === 'false' ? text === 'true' : text)
