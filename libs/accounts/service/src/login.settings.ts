import { settings } from '@twofold/platform-config'
import * as z from 'zod'

export class LoginSettings extends settings({
  /** Attempts to log in per minute, for each account and client address. Below 30, people who mistype are locked out. */
  LOGIN_ATTEMPTS_PER_MINUTE: z.coerce.number().int().min(30).default(60),
}) {}
