import * as z from 'zod'
import { map, number, text, texts } from '../helm/expression.js'

/** The values of a chart as a template sees them: of the schema's types, each standing for `.Values.…`. */
export function referencesTo<Schema extends z.ZodObject>(schema: Schema): z.output<Schema> {
  return referTo(schema, '.Values') as z.output<Schema>
}

function referTo(schema: z.ZodType, path: string): unknown {
  const inner = unwrapped(schema)
  if (inner instanceof z.ZodObject) {
    const entries = Object.entries(inner.shape).map(([key, value]) => [
      key,
      referTo(value as z.ZodType, `${path}.${key}`),
    ])
    return Object.fromEntries(entries)
  }
  // Helm reads numbers as floating-point ones, and would write large ones as 1.2e+07.
  if (inner instanceof z.ZodNumber) return number(`${path} | int64`)
  // What is yes or no decides over templates and is not put into one.
  if (inner instanceof z.ZodBoolean) return undefined
  if (inner instanceof z.ZodString || inner instanceof z.ZodEnum) return text(path)
  if (inner instanceof z.ZodRecord) return map(path)
  if (inner instanceof z.ZodArray) return texts(path)
  throw new Error(`${path} is a ${inner.type}, which no template can refer to`)
}

export function unwrapped(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault
    ? unwrapped(schema.unwrap() as z.ZodType)
    : schema
}
