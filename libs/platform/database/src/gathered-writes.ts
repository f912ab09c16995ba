import { Injectable } from '@nestjs/common'
import { withoutCall } from '@twofold/platform-context'
import { Gathering } from '@twofold/platform-gathering'
import { isConnectionFailure } from './connection-failure.js'
import { DatabaseSettings } from './database.settings.js'
import { UnitOfWork } from './unit-of-work.js'

/** Two, so that one that waits for a lock holds nobody up; no more, since that is what makes the batches large. */
const atOnce = 2
/** Things in one statement. */
const most = 100

/** Another thing with the same key was written instead. */
const notYet = Symbol('not yet')

/**
 * Writes of one thing each, as many a request makes at the same time: those that come together become one statement and one
 * commit, which cost PostgreSQL and us little more than one of them. For writes that stand by themselves: each is known by its
 * key, and none asks who is calling.
 */
@Injectable()
export class GatheredWrites {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly settings: DatabaseSettings,
  ) {}

  /**
   * A way to write one thing. `writeAll` is one statement; it answers each thing, in their order, and gets each key once, in
   * the order of the keys: batches that write the same things mostly lock them alike, and where they do not, PostgreSQL
   * refuses one of them and its things are written alone. Within a unit of work a thing is written alone, since it belongs
   * to that unit's commit; those of {@link SharedUnits} write theirs together.
   */
  byKey<Thing, Answer>(
    keyOf: (thing: Thing) => string,
    writeAll: (things: readonly Thing[]) => Promise<readonly Answer[]>,
  ): (thing: Thing) => Promise<Answer> {
    const alone = async (thing: Thing) => (await writeAll([thing]))[0]!
    if (!this.settings.DATABASE_GATHERS_WRITES) return alone
    const together = async (things: readonly Thing[]): Promise<(Answer | typeof notYet)[]> => {
      const places = new Map(things.map((thing, place) => [keyOf(thing), place]))
      const written = [...places].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, place]) => place)
      const answers = await writeAll(written.map((place) => things[place]!))
      const answerAt = new Map(written.map((place, index) => [place, answers[index]!]))
      return things.map((_, place) => (answerAt.has(place) ? answerAt.get(place)! : notYet))
    }
    const gather = (atOnce: number) =>
      new Gathering((things: readonly Thing[]) => withoutCall(() => together(things)), { atOnce, most })
    const ofAll = gather(atOnce)
    const ofUnits = new WeakMap<object, typeof ofAll>()
    const ofUnit = (unit: object) => {
      if (!ofUnits.has(unit)) ofUnits.set(unit, gather(1))
      return ofUnits.get(unit)!
    }
    const ask = async (gathering: typeof ofAll, thing: Thing) => {
      const answer = await gathering.ask(thing)
      return answer === notYet ? alone(thing) : answer
    }
    return async (thing) => {
      const { isOpen, shared } = this.unitOfWork
      if (shared) return ask(ofUnit(shared), thing)
      if (isOpen) return alone(thing)
      try {
        return await ask(ofAll, thing)
      } catch (error) {
        if (isConnectionFailure(error)) throw error
        // It may be another's thing that the statement has failed for, and then nothing of it is written.
        return alone(thing)
      }
    }
  }
}
