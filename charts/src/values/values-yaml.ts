import { Document, isMap, isScalar, type Node } from 'yaml'
import * as z from 'zod'
import { unwrapped } from './references.js'

/** The defaults of a chart's values, each with its description as a comment. */
export function valuesYaml(schema: z.ZodObject): string {
  const document = new Document(schema.parse({}), { version: '1.1' })
  comment(document.contents, schema)
  return document.toString({ lineWidth: 0 })
}

function comment(node: Node | null, schema: z.ZodType): void {
  const inner = unwrapped(schema)
  if (!isMap(node) || !(inner instanceof z.ZodObject)) return
  for (const { key, value } of node.items) {
    if (!isScalar(key)) continue
    const property = inner.shape[String(key.value)] as z.ZodType
    if (property.description) key.commentBefore = ` ${property.description}`
    comment(value as Node | null, property)
  }
}
