import { failure } from '@twofold/platform-contract'
import * as z from 'zod'

/** Looser than a registration: an account stays reachable when the rules for new ones change. */
export const Credentials = z
  .object({ email: z.string().max(254).toLowerCase(), password: z.string().max(200).meta({ format: 'password' }) })
  .meta({ id: 'Credentials' })
export type Credentials = z.output<typeof Credentials>

export const RefreshRequest = z.object({ refreshToken: z.string().min(1).max(512) }).meta({ id: 'RefreshRequest' })
export type RefreshRequest = z.output<typeof RefreshRequest>

export const Session = z
  .object({
    accessToken: z.string().describe('a JSON Web Token: send it as a bearer token'),
    refreshToken: z
      .string()
      .describe('good for going on with the session once, within 30 days; the next one comes with it'),
    expiresIn: z.int().positive().describe('seconds that the access token is valid'),
  })
  .meta({ id: 'Session' })
export type Session = z.output<typeof Session>

/** One answer for an unknown address and a wrong password: nobody learns who has an account. */
export class InvalidCredentials extends failure({
  code: 'accounts.invalid-credentials',
  status: 401,
  title: 'E-mail address or password is wrong',
}) {}

export class InvalidRefreshToken extends failure({
  code: 'accounts.invalid-refresh-token',
  status: 401,
  title: 'The refresh token is not valid any more',
}) {}

export class TooManyAttempts extends failure({
  code: 'accounts.too-many-attempts',
  status: 429,
  title: 'Too many attempts to log in',
  retryAfter: 60,
}) {}
