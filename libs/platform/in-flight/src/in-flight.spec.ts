import { expect, it } from 'vitest'
import { InFlight } from './in-flight.js'

it('has what is under way, each at a place of its own', () => {
  const inFlight = new InFlight<string>()
  const places = ['a', 'b', 'c'].map((thing) => inFlight.add(thing))
  expect(new Set(places).size).toBe(3)
  expect(places.map((place) => inFlight.at(place))).toEqual(['a', 'b', 'c'])
  inFlight.end(places[1]!, 'b')
  expect(inFlight.at(places[1]!)).toBeUndefined()
  expect([...inFlight]).toEqual(['a', 'c'])
  expect(inFlight.size).toBe(2)
})

it('ends nothing twice', () => {
  const inFlight = new InFlight<string>()
  const place = inFlight.add('a')
  inFlight.end(place, 'a')
  inFlight.end(place, 'a')
  expect(inFlight.size).toBe(0)
  expect(inFlight.add('b')).toBe(place)
  inFlight.end(place, 'a')
  expect([...inFlight]).toEqual(['b'])
  expect(inFlight.add('c')).not.toBe(place)
})

it('needs no more places than were under way at once', () => {
  const inFlight = new InFlight<number>()
  const places = new Set<number>()
  for (let thing = 0; thing < 1_000; thing++) {
    const place = inFlight.add(thing)
    places.add(place)
    inFlight.end(place, thing)
  }
  expect(places.size).toBe(1)
})

it('goes on where things come and go while it is looked through', () => {
  const inFlight = new InFlight<number>()
  const places = [1, 2, 3].map((thing) => inFlight.add(thing))
  const seen: number[] = []
  for (const thing of inFlight) {
    seen.push(thing)
    inFlight.end(places[1]!, 2)
  }
  expect(seen).toEqual([1, 3])
})
