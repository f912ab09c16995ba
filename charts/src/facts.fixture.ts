import type { AppFacts, Variable } from './apps/app-facts.js'

const variable = (name: string, schema: Variable['schema'], required = false): Variable => ({ name, schema, required })

const everyone = [
  variable('MANAGEMENT_HOST', { type: 'string', default: '127.0.0.1' }),
  variable('MANAGEMENT_PORT', { type: 'integer', default: 0 }),
  variable('PARENT_WATCH', { type: 'boolean', default: false }),
  variable('SHUTDOWN_TIMEOUT_MS', { type: 'integer', minimum: 0, default: 25_000 }),
  variable('APP_VERSION', { type: 'string', default: 'dev' }),
  variable('LOG_LEVEL', { type: 'string', enum: ['debug', 'info'], default: 'info' }),
]
const onNats = [
  variable('NATS_URL', { type: 'string' }, true),
  variable('NATS_USER', { type: 'string' }),
  variable('NATS_PASSWORD', { type: 'string' }),
]
const withDatabase = [
  variable('DATABASE_URL', { type: 'string' }, true),
  variable('DATABASE_POOL_SIZE', { type: 'integer', minimum: 1, default: 10 }),
]
const withDoor = [
  variable('HTTP_HOST', { type: 'string', default: '127.0.0.1' }),
  variable('HTTP_PORT', { type: 'integer', default: 3_000 }),
]

/** A front door and a service of a shop that sells nothing. */
export const gate: AppFacts = {
  name: 'gate',
  local: [],
  serves: [],
  calls: ['garden', 'identity'],
  hears: [],
  door: 'http',
  variables: [...everyone, ...onNats, ...withDoor],
}
export const garden: AppFacts = {
  name: 'garden',
  local: ['garden'],
  serves: ['garden'],
  calls: ['weather', 'identity'],
  hears: [{ domain: 'weather', durable: 'garden--water-when-sun-shone--sun-shone' }],
  door: 'messages',
  variables: [...everyone, ...onNats, ...withDatabase],
}

export const reading = (app: AppFacts, name: string, schema: Variable['schema'], required = false): AppFacts => ({
  ...app,
  variables: [...app.variables, variable(name, schema, required)],
})
