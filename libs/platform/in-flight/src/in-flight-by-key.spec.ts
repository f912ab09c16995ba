import { expect, it } from 'vitest'
import { InFlightByKey } from './in-flight-by-key.js'

it('has what is in flight by its key, until it is over', () => {
  const inFlight = new InFlightByKey<string>()
  for (const key of ['a', 'b', 'c']) inFlight.add(key, `thing ${key}`)
  expect(inFlight.get('b')).toBe('thing b')
  inFlight.end('b')
  inFlight.end('b')
  expect(inFlight.get('b')).toBeUndefined()
  expect([...inFlight.keys()]).toEqual(['a', 'c'])
  expect([...inFlight]).toEqual(['thing a', 'thing c'])
  expect(inFlight.size).toBe(2)
  inFlight.add('b', 'again')
  expect(inFlight.get('b')).toBe('again')
  expect(inFlight.get('a')).toBe('thing a')
})
