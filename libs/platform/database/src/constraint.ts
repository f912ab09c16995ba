import { QueryFailedError } from 'typeorm'

/** The name of the constraint that a statement violated, if that is why it failed. */
export function constraintOf(error: unknown): string | undefined {
  if (!(error instanceof QueryFailedError)) return undefined
  return (error.driverError as { constraint?: string }).constraint
}
