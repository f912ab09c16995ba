import type { Components, JsonSchema } from './component-schema.js'

/** A value that fits a schema of the API document, for a reader to see. */
export function exampleOf(schema: JsonSchema, components: Components): unknown {
  const given = [schema.const, schema.default, ...(schema.examples ?? []), ...(schema.enum ?? [])]
  const example = given.find((value) => value !== undefined)
  if (example !== undefined) return example
  const inner = (it: unknown) => exampleOf((it ?? {}) as JsonSchema, components)
  if (schema.$ref !== undefined) return inner(components[schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1)])
  const branches = schema.anyOf ?? schema.oneOf
  if (branches) return inner(branches[0])
  switch (schema.type) {
    case 'object':
      return Object.fromEntries((schema.required ?? []).map((name) => [name, inner(schema.properties?.[name])]))
    case 'array':
      return [inner(schema.items)]
    case 'integer':
    case 'number':
      return Math.max(0, schema.minimum ?? 0)
    case 'boolean':
      return true
    case 'null':
      return null
    default:
      return '…'
  }
}
