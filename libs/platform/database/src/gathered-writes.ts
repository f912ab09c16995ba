import { Injectable } from '@nestjs/common'
import { DatabaseSettings } from './database.settings.js'
import { GatheredWrite } from './gathered-write.js'
import { UnitOfWork } from './unit-of-work.js'

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
    const gathered = new GatheredWrite(this.unitOfWork, keyOf, writeAll)
    return this.settings.DATABASE_GATHERS_WRITES ? (thing) => gathered.write(thing) : (thing) => gathered.alone(thing)
  }
}
