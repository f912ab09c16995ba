import { Injectable } from '@nestjs/common'
import { currentCall } from '@twofold/platform-context'
import { Unavailable } from '@twofold/platform-contract'
import pLimit from 'p-limit'

/** As many as share a transaction with profit; few enough that the first are through before the last begin. */
export const ordersAtOnce = 24

/**
 * Where orders begin, a few at a time and in the order of their coming. Without it 200 buyers
 * at once would take each step together, and all of them would wait as long as the last one.
 */
@Injectable()
export class Intake {
  private readonly limit = pLimit(ordersAtOnce)

  /** @throws Unavailable where the turn comes after the call's deadline: an order that nobody waits for must not begin. */
  run<T>(work: () => Promise<T>): Promise<T> {
    const deadline = currentCall()?.deadline
    return this.limit(() => {
      if (deadline?.passed) throw new Unavailable('Too many orders at once; nothing was done for this one.')
      return work()
    })
  }
}
