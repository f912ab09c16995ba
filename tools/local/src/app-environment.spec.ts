import type { Infrastructure } from '@twofold/infrastructure'
import { afterEach, expect, it, vi } from 'vitest'
import { appEnvironment } from './app-environment.js'
import { shapes } from './apps.js'

afterEach(() => vi.unstubAllEnvs())

const environment = () => {
  const infrastructure = { natsUrl: 'nats://127.0.0.1:4222', postgresUrl: (name: string) => name } as Infrastructure
  return appEnvironment(shapes.monolith[0]!, { management: 3_001 }, infrastructure)
}

it('has one thread of V8 beside its own', () => {
  vi.stubEnv('NODE_OPTIONS', undefined)
  expect(environment().NODE_OPTIONS).toBe('--v8-pool-size=1')
})

it('keeps the options of whoever starts it', () => {
  vi.stubEnv('NODE_OPTIONS', '--inspect')
  expect(environment().NODE_OPTIONS).toBe('--inspect --v8-pool-size=1')
})
