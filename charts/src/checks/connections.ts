import { type AppFacts, hasVariable, needsDatabase } from '../apps/app-facts.js'
import type { Size } from '../app-chart/size.js'

/** Connections beside the pool, of each process: the relay's session and the probe of a lost database. */
const besidePool = 2
/** The stand-in for a payment provider keeps its books on connections of its own. */
const simulator = { variable: 'PAYMENT_SIMULATOR_SLOW_MS', connections: 4 }
/** Of a migration: its lock and its statements. */
const migration = 2
/** PostgreSQL keeps three for superusers. */
const reserved = 3

/** The connections that an app can have at most: with all replicas, one more that replaces another, and a migration. */
export function connectionsOf(app: AppFacts, { mostReplicas, settings }: Size): number {
  if (!needsDatabase(app)) return 0
  const pool = Number(
    settings.DATABASE_POOL_SIZE ?? app.variables.find(({ name }) => name === 'DATABASE_POOL_SIZE')?.schema.default,
  )
  const process = pool + besidePool + (hasVariable(app, simulator.variable) ? simulator.connections : 0)
  return process * (mostReplicas + 1) + migration
}

/** Throws where all apps together could ask the database for more connections than it grants. */
export function checkConnections(
  apps: readonly AppFacts[],
  sizeOf: (app: AppFacts) => Size,
  granted: number,
  values: string,
): void {
  const each = apps.map((app) => ({ name: app.name, connections: connectionsOf(app, sizeOf(app)) }))
  const asked = each.reduce((sum, { connections }) => sum + connections, 0)
  if (asked <= granted - reserved) return
  const list = each.map(({ name, connections }) => `${name} ${connections}`).join(', ')
  throw new Error(
    `With ${values} the apps could ask for ${asked} connections, and the database grants ${granted - reserved}: ${list}`,
  )
}
