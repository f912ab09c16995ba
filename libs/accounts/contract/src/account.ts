import { failure, Id, Instant } from '@twofold/platform-contract'
import * as z from 'zod'

export const Email = z
  .email()
  .max(254)
  .toLowerCase()
  .meta({ id: 'Email', examples: ['ada@example.com'] })
const name = z.string().trim().min(1).max(120)

/** Long rather than complicated (NIST SP 800-63B): any characters, at least 8 of them. */
const password = z.string().min(8).max(200).meta({ format: 'password' })

export const Role = z.enum(['customer', 'staff'])
export type Role = z.output<typeof Role>

export const Registration = z.object({ email: Email, password, name }).meta({ id: 'Registration' })
export type Registration = z.output<typeof Registration>

export const AccountChanges = z
  .object({ email: Email, name })
  .partial()
  .refine((changes) => Object.keys(changes).length > 0, 'must name at least one field to change')
  .meta({ id: 'AccountChanges' })
export type AccountChanges = z.output<typeof AccountChanges>

export const Account = z
  .object({ id: Id, email: Email, name, roles: z.array(Role), createdAt: Instant, updatedAt: Instant })
  .meta({ id: 'Account' })
export type Account = z.output<typeof Account>

export class EmailTaken extends failure({
  code: 'accounts.email-taken',
  status: 409,
  title: 'Another account has this e-mail address',
}) {}

/** The token is valid and its account is gone. */
export class AccountNotFound extends failure({
  code: 'accounts.account-not-found',
  status: 404,
  title: 'There is no such account',
}) {}
