/**
 * What is under way, each thing at a place of its own until it is over: for what comes and goes a thousand times a second. A
 * Map or Set copies itself every few changes, and V8 has each copy know the next one: once an old generation has one of them,
 * all later ones outlive every collection of the young generation, with what was ever in them (docs/performance.md).
 */
export class InFlight<Thing> implements Iterable<Thing> {
  private readonly things: (Thing | undefined)[] = []
  private readonly free: number[] = []

  get size(): number {
    return this.things.length - this.free.length
  }

  /** Its place, which is no other's until it is over. */
  add(thing: Thing): number {
    const place = this.free.pop() ?? this.things.length
    this.things[place] = thing
    return place
  }

  /** What is at a place, if anything. */
  at(place: number): Thing | undefined {
    return this.things[place]
  }

  /** It is over; told again, nothing happens, whoever has its place by then. */
  end(place: number, thing: Thing): void {
    if (this.things[place] !== thing) return
    this.things[place] = undefined
    this.free.push(place)
  }

  /** In no order. */
  *[Symbol.iterator](): Iterator<Thing> {
    for (const thing of this.things) if (thing !== undefined) yield thing
  }
}
