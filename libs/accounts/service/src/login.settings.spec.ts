import { readSettings } from '@twofold/platform-config'
import { expect, it } from 'vitest'
import { LoginSettings } from './login.settings.js'

const read = (environment: Record<string, string>) => readSettings([LoginSettings], environment).get(LoginSettings)

it('allows 60 attempts to log in per minute where nothing else is said', () => {
  expect(read({}).LOGIN_ATTEMPTS_PER_MINUTE).toBe(60)
})

it('refuses a limit below 30', () => {
  expect(read({ LOGIN_ATTEMPTS_PER_MINUTE: '30' }).LOGIN_ATTEMPTS_PER_MINUTE).toBe(30)
  expect(() => read({ LOGIN_ATTEMPTS_PER_MINUTE: '29' })).toThrow('LOGIN_ATTEMPTS_PER_MINUTE')
})
