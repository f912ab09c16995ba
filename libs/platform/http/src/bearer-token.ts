import { Unauthenticated } from '@twofold/platform-contract'

const bearer = /^Bearer +([\w.~+/-]+=*)$/i

/** The token of an `Authorization` header (RFC 6750). Throws Unauthenticated where there is none, or another scheme. */
export function bearerToken(authorization: string | undefined): string {
  if (authorization === undefined) throw new Unauthenticated('Sign in and send the access token as a bearer token.')
  const [, token] = bearer.exec(authorization) ?? []
  if (!token) throw new Unauthenticated('The Authorization header does not hold a bearer token.')
  return token
}
