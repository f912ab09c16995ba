import { describe, expect, it } from 'vitest'
import { settingsOf } from '../app-chart/app-settings.js'
import type { Size } from '../app-chart/size.js'
import type { Environment } from '../environments/environment.js'
import { sizeIn } from '../environments/size-in.js'
import { garden, gate, reading } from '../facts.fixture.js'
import { checkConnections, connectionsOf } from './connections.js'
import { checkKnownNames } from './known-names.js'
import { askedBy, checkLimit, checkRoom } from './room.js'

const size: Size = { replicas: 2, mostReplicas: 6, cpu: '50m', memory: '100Mi', memoryLimit: '200Mi', settings: {} }
const pool = (connections: number) => () => ({ ...size, settings: { DATABASE_POOL_SIZE: connections } })

describe('environment variables', () => {
  it('have a value each, or the charts are not made', () => {
    const demanding = reading(garden, 'GARDEN_KEY', { type: 'string' }, true)
    expect(() => settingsOf(demanding, {})).toThrow('garden needs GARDEN_KEY, which its chart does not set')
    expect(settingsOf(demanding, { GARDEN_KEY: 'x' }).parse({})).toMatchObject({ GARDEN_KEY: 'x' })
  })

  it('that the app does not read are refused', () => {
    expect(() => settingsOf(garden, { GARDEN_KEYS: 'x' })).toThrow('garden does not read GARDEN_KEYS')
  })

  it('with a value that the app would refuse are refused', () => {
    expect(() => settingsOf(garden, { DATABASE_POOL_SIZE: 0 })).toThrow('DATABASE_POOL_SIZE cannot be 0')
    expect(() => settingsOf(garden, { LOG_LEVEL: 'loud' })).toThrow('LOG_LEVEL cannot be "loud"')
  })
})

describe('database connections', () => {
  it('are counted for all replicas, the one that replaces another, and the migration', () => {
    expect(connectionsOf(garden, pool(10)())).toBe((10 + 2) * (6 + 1) + 2)
    expect(connectionsOf(gate, size)).toBe(0)
  })

  it('count those that the payment simulator has of its own', () => {
    const withSimulator = reading(garden, 'PAYMENT_SIMULATOR_SLOW_MS', { type: 'integer', default: 1 })
    expect(connectionsOf(withSimulator, pool(10)())).toBe((10 + 2 + 4) * (6 + 1) + 2)
  })

  it('stay below what the database grants', () => {
    expect(() => checkConnections([garden, gate], pool(10), 89, 'these values')).not.toThrow()
    expect(() => checkConnections([garden, gate], pool(11), 89, 'these values')).toThrow('could ask for 93 connections')
    expect(() => checkConnections([garden, garden], pool(10), 89, 'these values')).toThrow(
      'could ask for 172 connections',
    )
  })

  it('are those that the values of an environment allow', () => {
    const large: Environment = {
      infrastructure: {},
      app: () => ({ autoscaling: { maxReplicas: 9 }, settings: { DATABASE_POOL_SIZE: 20 } }),
    }
    expect(sizeIn(large, garden)).toMatchObject({ mostReplicas: 9, settings: { DATABASE_POOL_SIZE: 20 } })
    expect(sizeIn({ ...large, app: () => ({ replicas: 12 }) }, garden)).toMatchObject({ mostReplicas: 12 })
    const check = () => checkConnections([garden], (app) => sizeIn(large, app), 200, 'the values of large')
    expect(check).toThrow('With the values of large the apps could ask for 222 connections')
  })
})

describe('resources', () => {
  it('fit into the cluster that is promised to be enough', () => {
    const asked = [askedBy('a', size), askedBy('b', size)]
    expect(() => checkRoom(asked, { milliCpu: 300, mebibytes: 600 })).not.toThrow()
    expect(() => checkRoom(asked, { milliCpu: 299, mebibytes: 600 })).toThrow('All pods ask for 300m of CPU')
    expect(() => checkRoom(asked, { milliCpu: 300, mebibytes: 599 })).toThrow('and 600Mi')
  })

  it('ask for no more than they may use', () => {
    expect(() => checkLimit('a', { ...size, memory: '1Gi' })).toThrow('a asks for 1Gi and may use 200Mi')
  })
})

describe('our own tables', () => {
  it('name no app and no variable that is gone', () => {
    const all = [garden, gate]
    expect(() => checkKnownNames(all, ['gate'])).not.toThrow()
    expect(() => checkKnownNames(all, ['fence'])).toThrow('fence, which is no app')
    expect(() => checkKnownNames([gate], [])).toThrow('DATABASE_URL, which no app reads')
  })
})
