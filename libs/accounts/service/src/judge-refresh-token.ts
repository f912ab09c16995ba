import type { RefreshToken } from './refresh-token.js'

/**
 * How long a token that was just replaced still brings the same successor. Longer than the front door waits for us
 * (10 s): an answer that got lost may be asked for again, and two tabs that refresh at once go on together.
 */
const repeatableForSeconds = 15

/** What a session remembers of its refresh tokens. */
interface Rotation {
  readonly secretHash: Buffer
  readonly previousSecretHash: Buffer | null
  readonly secondsSinceRotation: number
}

/**
 * `current`: it is the session's token, to be replaced now. `repeated`: it was replaced a moment ago. `reused`: it was
 * replaced before; somebody has a copy, and we cannot tell whether it is the customer or a thief who asks.
 */
export function judgeRefreshToken(token: RefreshToken, rotation: Rotation): 'current' | 'repeated' | 'reused' {
  if (token.secretHash.equals(rotation.secretHash)) return 'current'
  const previous = rotation.previousSecretHash !== null && token.secretHash.equals(rotation.previousSecretHash)
  return previous && rotation.secondsSinceRotation <= repeatableForSeconds ? 'repeated' : 'reused'
}
