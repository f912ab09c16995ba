import * as z from 'zod'

type JsonSchema = z.core.JSONSchema.JSONSchema
type Definitions = Record<string, JsonSchema>

/** JSON.stringify, as fast-json-stringify sees it. */
const anything: JsonSchema = {}

/**
 * What fast-json-stringify has to know of an answer: which fields there are and of what type. Unknown fields are dropped.
 *
 * All that checks is left out (formats, bounds, enums: a value that a newer version has added goes through), and unions
 * become one shape with the fields of all: fast-json-stringify would run a validator to find the branch, and fail where
 * none fits.
 */
export function answerSchema(output: z.ZodType): JsonSchema {
  const { $defs = {}, ...root } = z.toJSONSchema(output, { io: 'output', unrepresentable: 'any' })
  return shapeOf(root, $defs as Definitions, [])
}

function shapeOf(schema: JsonSchema, definitions: Definitions, above: readonly string[]): JsonSchema {
  if (schema.$ref !== undefined) return referred(schema.$ref, definitions, above)
  const branches = branchesOf(schema)
  if (branches) return merged(branches.map((branch) => (isNull(branch) ? branch : shapeOf(branch, definitions, above))))
  const inner = (it: unknown) => (isSchema(it) ? shapeOf(it, definitions, above) : anything)
  switch (schema.type) {
    case 'object':
      return objectShape(schema, inner)
    case 'array':
      return { type: 'array', items: inner(schema.items) }
    case 'string':
    case 'number':
    case 'integer':
    case 'boolean':
      return { type: schema.type }
    default:
      return anything
  }
}

function branchesOf(schema: JsonSchema): JsonSchema[] | undefined {
  const types = schema.type as unknown
  if (Array.isArray(types)) return types.map((type) => ({ ...schema, type }))
  return (schema.anyOf ?? schema.oneOf) as JsonSchema[] | undefined
}

function referred(reference: string, definitions: Definitions, above: readonly string[]): JsonSchema {
  const name = reference.slice(reference.lastIndexOf('/') + 1)
  const definition = definitions[name]
  const recursive = above.includes(name)
  return definition && !recursive ? shapeOf(definition, definitions, [...above, name]) : anything
}

function objectShape(schema: JsonSchema, inner: (schema: unknown) => JsonSchema): JsonSchema {
  const properties = mapped(schema.properties ?? {}, inner)
  return {
    type: 'object',
    properties,
    // Where anything goes, undefined goes too.
    required: (schema.required ?? []).filter((name) => !isAnything(properties[name])),
    ...(isSchema(schema.additionalProperties) && { additionalProperties: inner(schema.additionalProperties) }),
  }
}

function merged(branches: JsonSchema[]): JsonSchema {
  const [first = anything, ...others] = branches.filter((branch) => !isNull(branch))
  const shape = others.reduce(either, first)
  const nullable = branches.some((branch) => isNull(branch) || branch.nullable === true)
  return nullable && !isAnything(shape) ? { ...shape, nullable: true } : shape
}

function either(one: JsonSchema, other: JsonSchema): JsonSchema {
  if (same(one, other)) return one
  if (one.type !== 'object' || other.type !== 'object') return anything
  const names = Object.keys({ ...one.properties, ...other.properties })
  const property = (name: string) => {
    const [here, there] = [one.properties?.[name], other.properties?.[name]] as [JsonSchema?, JsonSchema?]
    return [name, here && there ? either(here, there) : (here ?? there)]
  }
  const open = one.additionalProperties ?? other.additionalProperties
  return {
    type: 'object',
    properties: Object.fromEntries(names.map(property)),
    ...(open !== undefined && { additionalProperties: anything }),
  }
}

const isSchema = (it: unknown): it is JsonSchema => typeof it === 'object' && it !== null
const isNull = (schema: JsonSchema) => schema.type === 'null'
const isAnything = (schema: unknown) => isSchema(schema) && Object.keys(schema).length === 0
const same = (one: JsonSchema, other: JsonSchema) => JSON.stringify(one) === JSON.stringify(other)

const mapped = (properties: object, inner: (schema: unknown) => JsonSchema): Record<string, JsonSchema> =>
  Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, inner(property)]))
