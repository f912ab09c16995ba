import { InvalidRequest } from './platform-failures.js'

interface Issue {
  readonly message: string
  /** Standard Schema allows keys and objects that hold one. */
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[]
}

/** What a schema found wrong, as a failure: each with a path like `lines[0].quantity`. */
export function invalidRequest(issues: readonly Issue[]): InvalidRequest {
  const errors = issues.map(({ message, path = [] }) => ({ path: pathOf(path), message }))
  const [{ path, message } = { path: '', message: 'The request is not valid' }] = errors
  return new InvalidRequest(path ? `${path}: ${message}` : message, { errors })
}

function pathOf(path: NonNullable<Issue['path']>): string {
  return path
    .map((part) => (typeof part === 'object' ? part.key : part))
    .map((key, index) => (typeof key === 'number' ? `[${key}]` : index === 0 ? String(key) : `.${String(key)}`))
    .join('')
}
