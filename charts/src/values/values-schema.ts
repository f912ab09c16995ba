import * as z from 'zod'

/** `values.schema.json`: Helm refuses unknown names and wrong types by it before it asks the cluster anything. */
export function valuesSchema(schema: z.ZodObject): string {
  const json = z.toJSONSchema(schema, { target: 'draft-7', io: 'output', override: bare })
  return `${JSON.stringify(json, null, 2)}\n`
}

// zod bounds every integer by what is exact; that is no bound of a value.
const bare = ({ jsonSchema }: { jsonSchema: Record<string, unknown> }) => {
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum
}
