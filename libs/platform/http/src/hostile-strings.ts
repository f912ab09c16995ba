/** No schema of ours is nearly as deep; a body of 1 MiB can be 500,000 deep. */
const deepest = 64

/** What is wrong with a value from outside, and where (`lines[0].note`), whatever its schema. */
export interface Hostile {
  readonly path: string
  readonly message: string
}

/**
 * Finds a string or key that must not come in: PostgreSQL refuses NUL and unpaired surrogates, in text and in JSON.
 * Here once, so that no schema has to remember it.
 */
export function findHostile(value: unknown, depth = 0): Hostile | undefined {
  if (typeof value === 'string') return isStorable(value) ? undefined : refused
  if (typeof value !== 'object' || value === null) return undefined
  if (depth === deepest) return { path: '', message: `Nested more than ${deepest} deep` }
  return Array.isArray(value) ? findInList(value, depth) : findInObject(value, depth)
}

const refused: Hostile = { path: '', message: 'Contains NUL or half of a surrogate pair' }

function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed()
}

function findInList(items: unknown[], depth: number): Hostile | undefined {
  for (let index = 0; index < items.length; index++) {
    const found = findHostile(items[index], depth + 1)
    if (found) return within(`[${index}]`, found)
  }
  return undefined
}

function findInObject(members: object, depth: number): Hostile | undefined {
  for (const [name, member] of Object.entries(members)) {
    if (!isStorable(name)) return refused
    const found = findHostile(member, depth + 1)
    if (found) return within(`.${name}`, found)
  }
  return undefined
}

const within = (step: string, { path, message }: Hostile): Hostile => ({ path: step + path, message })
