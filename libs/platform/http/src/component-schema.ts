import * as z from 'zod'

export type JsonSchema = z.core.JSONSchema.JSONSchema
export type Components = Record<string, JsonSchema>

/** Ends the name of a component that says what comes in, until it is known whether what goes out looks the same. */
export const inputMark = '~input'

/**
 * A schema as the API document holds it (JSON Schema 2020-12, of which OpenAPI 3.1 is a dialect), and the components of
 * the schemas in it that have a name.
 */
export function componentSchema(
  schema: z.ZodType,
  io: 'input' | 'output',
): { schema: JsonSchema; components: Components } {
  const { $schema: _, $defs = {}, ...root } = z.toJSONSchema(schema, { io, unrepresentable: 'any', override: open })
  const unnamed = Object.keys($defs).find((name) => name.startsWith('__schema'))
  if (unnamed) throw new Error('A schema that contains itself needs a name in the API document: .meta({ id: … })')
  const mark = io === 'input' ? inputMark : ''
  const components = Object.entries($defs).map(([name, definition]) => [name + mark, definition])
  const text = JSON.stringify({ schema: root, components: Object.fromEntries(components) })
  return JSON.parse(text.replaceAll(/"#\/\$defs\/([^"]+)"/g, `"#/components/schemas/$1${mark}"`))

  /** What goes out may have more fields one day; what comes in says by itself whether it may. */
  function open({ jsonSchema }: { jsonSchema: JsonSchema }) {
    if (io === 'output' && jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties
  }
}
