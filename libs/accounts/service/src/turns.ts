import { currentCall } from '@twofold/platform-context'
import { Unavailable } from '@twofold/platform-contract'
import pLimit, { type LimitFunction } from 'p-limit'

// Milliseconds. With less time left, the answer would come when nobody waits any more, and keep others waiting.
const leastTimeLeft = 1_000

/** Lets `atOnce` pieces of work run at the same time; the others wait in line, up to `waiting` of them. */
export class Turns {
  private readonly limit: LimitFunction

  constructor(
    atOnce: number,
    private readonly waiting: number,
  ) {
    this.limit = pLimit(atOnce)
  }

  /** @throws Unavailable where the line is full, or the call's deadline is near when its turn comes. */
  async take<T>(work: () => Promise<T>): Promise<T> {
    const { activeCount, concurrency, pendingCount } = this.limit
    if (activeCount + pendingCount >= concurrency + this.waiting) throw tooMuch()
    const call = currentCall()
    return this.limit(() => {
      if (call && call.deadline.left < leastTimeLeft) throw tooMuch()
      return work()
    })
  }
}

function tooMuch(): Unavailable {
  return new Unavailable('Too much is asked of us at once; nothing was changed.')
}
