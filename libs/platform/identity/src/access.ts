import type { Caller } from '@twofold/platform-context'
import { type Access, Forbidden, Unauthenticated } from '@twofold/platform-contract'

/**
 * Lets a caller pass, or throws: {@link Unauthenticated} where someone must be signed in, {@link Forbidden} where the
 * account's roles are not enough. `internal` is for the doors to decide: no customer's door serves it at all.
 */
export function authorise(access: Access, caller: Caller | undefined): void {
  if (access === 'anyone' || access === 'internal') return
  if (!caller) throw new Unauthenticated('Sign in and send the access token as a bearer token.')
  if (access !== 'signed-in' && !caller.roles.includes(access.role)) {
    throw new Forbidden(`This needs the role ${access.role}.`)
  }
}
