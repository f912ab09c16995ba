import * as z from 'zod'

/** What issuer and verifier of the access tokens agree on. */
export const accessToken = {
  algorithm: 'EdDSA',
  issuer: 'twofold',
  audience: 'twofold-api',
  /** Seconds. */
  lifetime: 15 * 60,
} as const

/** The claims of an access token, besides the registered ones. */
export const AccessTokenClaims = z.object({ sub: z.uuid(), sid: z.uuid(), roles: z.array(z.string()) })
export type AccessTokenClaims = z.output<typeof AccessTokenClaims>
