/** Takes the wrapping off the expressions that stand for whole objects: see `list`. */
export function unwrap(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return below(value.map(unwrap)) ?? value.map(unwrap)
  const entries = Object.entries(value).map(([key, it]) => [key.replace(pending, '<<block $2>>'), unwrap(it)] as const)
  return below(entries.map(([, it]) => it)) ?? Object.fromEntries(entries)
}

const pending = /^<<block (\d+) (.+)>>$/

/** The expression, one layer up, where there is one and it is alone. */
function below(values: unknown[]): string | undefined {
  const [, depth, expression] = pending.exec(String(values[0])) ?? []
  if (values.length !== 1 || !depth || depth === '0') return undefined
  return `<<block ${Number(depth) - 1} ${expression}>>`
}
