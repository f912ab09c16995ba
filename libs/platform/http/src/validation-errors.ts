import { InvalidRequest } from '@twofold/platform-contract'
import type * as z from 'zod'

export interface ValidationError {
  /** Where it is: `lines[0].quantity`; empty for the whole. */
  readonly path: string
  readonly message: string
}

/** More would only make a large bad request into a large answer. */
const mostErrors = 20
const longestPath = 200

export function invalid(part: string, errors: readonly ValidationError[]): InvalidRequest {
  const shown = errors.slice(0, mostErrors).map(({ path, message }) => ({ path: path.slice(0, longestPath), message }))
  return new InvalidRequest(`The ${part} is not valid.`, { errors: shown })
}

/** The errors of a schema; each unknown field is one of its own. */
export function errorsOf(issues: readonly z.core.$ZodIssue[]): ValidationError[] {
  return issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ path: pathOf([...issue.path, key]), message: 'Unknown field' }))
      : [{ path: pathOf(issue.path), message: issue.message }],
  )
}

function pathOf(steps: readonly PropertyKey[]): string {
  return steps
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '')
}
