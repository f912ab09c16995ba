import { expect, it } from 'vitest'
import * as z from 'zod'
import { readSettings } from './read-settings.js'
import { settings } from './settings.js'
import { flag, milliseconds, millisecondsOrOff, port, urlOf } from './variables.js'

class Door extends settings({ DOOR_PORT: port().default(80), DOOR_OPEN: flag().default(true) }) {}
class Store extends settings({
  STORE_URL: urlOf('postgres'),
  STORE_PAUSE_MS: milliseconds(),
  STORE_MODE: z.enum(['a', 'b']),
}) {}

const valid = { STORE_URL: 'postgres://localhost/x', STORE_PAUSE_MS: '250', STORE_MODE: 'b', UNRELATED: 'x' }

it('parses each group into an instance of its class', () => {
  const values = readSettings([Door, Store], { ...valid, DOOR_OPEN: 'false' })
  expect(values.get(Door)).toBeInstanceOf(Door)
  expect(values.get(Door)).toMatchObject({ DOOR_PORT: 80, DOOR_OPEN: false })
  expect(values.get(Store).STORE_PAUSE_MS).toBe(250)
})

it('names all that is missing or wrong at once', () => {
  const wrong = { DOOR_PORT: '70000', STORE_URL: 'http://localhost', STORE_MODE: 'c' }
  const read = () => readSettings([Door, Store], wrong)
  expect(read).toThrow(/DOOR_PORT: .*65535/)
  expect(read).toThrow(/STORE_URL: must be a URL that starts with postgres:\/\//)
  expect(read).toThrow(/STORE_PAUSE_MS is missing/)
  expect(read).toThrow(/STORE_MODE: /)
})

it('takes 0 milliseconds only where that has a meaning', () => {
  class Sweeper extends settings({ SWEEP_INTERVAL_MS: millisecondsOrOff() }) {}
  expect(readSettings([Sweeper], { SWEEP_INTERVAL_MS: '0' }).get(Sweeper).SWEEP_INTERVAL_MS).toBe(0)
  expect(() => readSettings([Store], { ...valid, STORE_PAUSE_MS: '0' })).toThrow(/STORE_PAUSE_MS: .*>0/)
})

it('takes an empty variable for one that is not set', () => {
  expect(readSettings([Door], { DOOR_PORT: '' }).get(Door).DOOR_PORT).toBe(80)
})

it('refuses to hand out a group that nobody asked to read', () => {
  expect(() => readSettings([Door], {}).get(Store)).toThrow(/Store was not read/)
})
