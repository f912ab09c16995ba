import { readSettings } from '@twofold/platform-config'
import { expect, it } from 'vitest'
import { AppVersion } from './app-version.js'
import { createLogger } from './logger.js'
import { TelemetrySettings } from './telemetry.settings.js'

const servedBy = (environment: Record<string, string>) => {
  const settings = readSettings([TelemetrySettings], environment).get(TelemetrySettings)
  return new AppVersion(settings, createLogger('orders', 'silent')).servedBy()
}

it('is told with the name of the app, only where the setting says so', () => {
  expect(String(servedBy({ SERVED_BY_HEADER: 'true', APP_VERSION: '1.4.0' }))).toBe('orders@1.4.0')
  expect(String(servedBy({ SERVED_BY_HEADER: 'true' }))).toBe('orders@dev')
  expect(servedBy({ APP_VERSION: '1.4.0' })).toBeUndefined()
})

it('is fit for a header', () => {
  expect(() => servedBy({ APP_VERSION: '1, gateway@2' })).toThrow(/APP_VERSION: must be a version/)
})
