import { InFlight } from './in-flight.js'

/** {@link InFlight} for things that are looked for by a key. What V8 keeps of its Map are keys and numbers, and no thing. */
export class InFlightByKey<Thing> implements Iterable<Thing> {
  private readonly places = new Map<string, number>()
  private readonly things = new InFlight<Thing>()

  get size(): number {
    return this.places.size
  }

  keys(): Iterable<string> {
    return this.places.keys()
  }

  get(key: string): Thing | undefined {
    const place = this.places.get(key)
    return place === undefined ? undefined : this.things.at(place)
  }

  /** Under a key that nothing else in flight has. */
  add(key: string, thing: Thing): void {
    this.places.set(key, this.things.add(thing))
  }

  /** Nothing happens where nothing has the key. */
  end(key: string): void {
    const place = this.places.get(key)
    if (place === undefined) return
    this.places.delete(key)
    this.things.end(place, this.things.at(place)!)
  }

  [Symbol.iterator](): Iterator<Thing> {
    return this.things[Symbol.iterator]()
  }
}
