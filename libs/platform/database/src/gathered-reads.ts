import { Injectable } from '@nestjs/common'
import { withoutCall } from '@twofold/platform-context'
import { Gathering } from '@twofold/platform-gathering'
import { isConnectionFailure } from './connection-failure.js'
import { DatabaseSettings } from './database.settings.js'

import { UnitOfWork } from './unit-of-work.js'

/** Two, so that one connection that hangs holds nobody up; no more, since that is what makes the batches large. */
const atOnce = 2
/** Keys in one statement. */
const most = 100

/**
 * Reads of one thing by its key, as many a request wants at the same time: those that come together become one statement
 * (`= any($1)`), which costs PostgreSQL and us little more than one of them. For what anyone may read: a batch knows no caller.
 */
@Injectable()
export class GatheredReads {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly settings: DatabaseSettings,
  ) {}

  /**
   * A way to read one thing. What it answers may be given to several callers: it is not theirs to change. Within a unit of
   * work it reads alone, since nobody else may see what is written there.
   */
  byKey<Key extends string, Thing>(
    readAll: (keys: readonly Key[]) => Promise<readonly Thing[]>,
    keyOf: (thing: Thing) => Key,
  ): (key: Key) => Promise<Thing | undefined> {
    const alone = async (key: Key) => (await readAll([key]))[0]
    if (!this.settings.DATABASE_GATHERS_READS) return alone
    const together = async (keys: readonly Key[]) => {
      const things = await readAll([...new Set(keys)])
      const byKey = new Map(things.map((thing) => [keyOf(thing), thing]))
      return keys.map((key) => byKey.get(key))
    }
    const gathering = new Gathering((keys: readonly Key[]) => withoutCall(() => together(keys)), { atOnce, most })
    return async (key) => {
      if (this.unitOfWork.isOpen) return alone(key)
      try {
        return await gathering.ask(key)
      } catch (error) {
        if (isConnectionFailure(error)) throw error
        // It may be another's key that the statement has failed for.
        return alone(key)
      }
    }
  }

  /** As {@link byKey}, for those who want several things: each that is there, once. Alone, they are one statement as well. */
  byKeys<Key extends string, Thing>(
    readAll: (keys: readonly Key[]) => Promise<readonly Thing[]>,
    keyOf: (thing: Thing) => Key,
  ): (keys: readonly Key[]) => Promise<readonly Thing[]> {
    const one = this.byKey(readAll, keyOf)
    return async (keys) => {
      const wanted = [...new Set(keys)]
      if (!this.settings.DATABASE_GATHERS_READS || this.unitOfWork.isOpen) return readAll(wanted)
      const things = await Promise.all(wanted.map(one))
      return things.filter((thing) => thing !== undefined)
    }
  }
}
