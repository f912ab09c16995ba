import type { Answer } from '../workload.js'
import type { ErrorKind } from '../load-result.js'

/** What became of a request, before anybody looks into the answer. */
export type Outcome = Answered | Unanswered

interface Connected {
  readonly connection: 'new' | 'kept'
}
export interface Answered extends Connected {
  readonly answer: Answer
}
export interface Unanswered extends Connected {
  readonly error: ErrorKind
  readonly message: string
}

const kinds: Readonly<Record<string, ErrorKind>> = {
  ECONNREFUSED: 'refused',
  ECONNRESET: 'reset',
  EPIPE: 'reset',
  ECONNABORTED: 'reset',
  ETIMEDOUT: 'timeout',
}

/** Node says `socket hang up` and `aborted` with the code ECONNRESET. */
export const errorKindOf = ({ code = '' }: NodeJS.ErrnoException): ErrorKind => kinds[code] ?? 'other'
