import * as z from 'zod'

/**
 * The same schema, refusing unknown fields at every depth. For what comes from outside: between services unknown fields
 * are dropped, because version N−1 must read what version N writes.
 */
export function strict<Schema extends z.ZodType>(schema: Schema): Schema {
  return tighten(schema) as Schema
}

function tighten(schema: z.ZodType): z.ZodType {
  const same = <T extends z.ZodType>(made: T): T => (schema.meta() ? made.meta(schema.meta()!) : made)
  if (schema instanceof z.ZodObject) {
    const shape = Object.entries(schema.shape as Record<string, z.ZodType>).map(([key, value]) => [key, tighten(value)])
    const checks = (schema._zod.def.checks ?? []) as never[]
    return same(z.strictObject(Object.fromEntries(shape)).check(...checks))
  }
  if (schema instanceof z.ZodArray) {
    return same(z.array(tighten(schema.element as z.ZodType)).check(...((schema._zod.def.checks ?? []) as never[])))
  }
  if (schema instanceof z.ZodOptional) return same(tighten(schema.unwrap() as z.ZodType).optional())
  if (schema instanceof z.ZodNullable) return same(tighten(schema.unwrap() as z.ZodType).nullable())
  return schema
}
