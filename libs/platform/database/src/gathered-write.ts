import { withoutCall } from '@twofold/platform-context'
import { Gathering } from '@twofold/platform-gathering'
import { isConnectionFailure } from './connection-failure.js'
import type { UnitOfWork } from './unit-of-work.js'

/** Two, so that one that waits for a lock holds nobody up; no more, since that is what makes the batches large. */
const atOnce = 2
/** Things in one statement. */
const most = 100

/** Another thing with the same key was written instead. */
const notYet = Symbol('not yet')

/** One kind of write of {@link GatheredWrites}. */
export class GatheredWrite<Thing, Answer> {
  private readonly ofAll = this.gathering(atOnce)
  private readonly ofUnits = new WeakMap<object, typeof this.ofAll>()

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly keyOf: (thing: Thing) => string,
    private readonly writeAll: (things: readonly Thing[]) => Promise<readonly Answer[]>,
  ) {}

  async alone(thing: Thing): Promise<Answer> {
    return (await this.writeAll([thing]))[0]!
  }

  /** Together with others where that is possible. */
  async write(thing: Thing): Promise<Answer> {
    const { isOpen, shared } = this.unitOfWork
    if (shared) return this.ask(this.ofUnit(shared), thing)
    if (isOpen) return this.alone(thing)
    try {
      return await this.ask(this.ofAll, thing)
    } catch (error) {
      if (isConnectionFailure(error)) throw error
      // It may be another's thing that the statement has failed for, and then nothing of it is written.
      return this.alone(thing)
    }
  }

  private async ask(gathering: typeof this.ofAll, thing: Thing): Promise<Answer> {
    const answer = await gathering.ask(thing)
    return answer === notYet ? this.alone(thing) : answer
  }

  private ofUnit(unit: object): typeof this.ofAll {
    const gathering = this.ofUnits.get(unit) ?? this.gathering(1)
    this.ofUnits.set(unit, gathering)
    return gathering
  }

  private gathering(atOnce: number): Gathering<Thing, Answer | typeof notYet> {
    return new Gathering((things) => withoutCall(() => this.together(things)), { atOnce, most })
  }

  private async together(things: readonly Thing[]): Promise<(Answer | typeof notYet)[]> {
    const places = new Map(things.map((thing, place) => [this.keyOf(thing), place]))
    const written = [...places].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, place]) => place)
    const answers = await this.writeAll(written.map((place) => things[place]!))
    const answerAt = new Map(written.map((place, index) => [place, answers[index]!]))
    return things.map((_, place) => (answerAt.has(place) ? answerAt.get(place)! : notYet))
  }
}
