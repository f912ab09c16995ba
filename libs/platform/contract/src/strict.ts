import * as z from 'zod'

/**
 * The same schema, refusing unknown fields at every depth. For what comes from outside: between services unknown fields
 * are dropped, because version N−1 must read what version N writes.
 */
export function strict<Schema extends z.ZodType>(schema: Schema): Schema {
  return tighten(schema) as Schema
}

function tighten(schema: z.ZodType): z.ZodType {
  const tightened = tightenedDefinition(schema)
  if (!tightened) return schema
  const made = schema.clone(tightened as never)
  const meta = schema.meta()
  return meta ? made.meta(meta) : made
}

/** The definition with its inner schemas tightened, checks and all; undefined where it has none. */
function tightenedDefinition(schema: z.ZodType): object | undefined {
  const { def } = schema as z.ZodType & { def: object }
  if (schema instanceof z.ZodObject) {
    const shape = Object.entries(schema.def.shape).map(([key, value]) => [key, tighten(value as z.ZodType)])
    return { ...def, shape: Object.fromEntries(shape), catchall: schema.def.catchall ?? z.never() }
  }
  if (schema instanceof z.ZodArray) return { ...def, element: tighten(schema.def.element as z.ZodType) }
  if (schema instanceof z.ZodUnion) return { ...def, options: schema.def.options.map((it) => tighten(it as z.ZodType)) }
  if (schema instanceof z.ZodTuple) return { ...def, items: schema.def.items.map((it) => tighten(it as z.ZodType)) }
  if (schema instanceof z.ZodRecord) return { ...def, valueType: tighten(schema.def.valueType as z.ZodType) }
  if ('innerType' in def) return { ...def, innerType: tighten(def.innerType as z.ZodType) }
  return undefined
}
