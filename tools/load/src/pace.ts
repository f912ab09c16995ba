import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises'

/** Node's timers are up to so many milliseconds late. */
const timerSlack = 2
/** The longest sleep, in milliseconds: whoever is stopped should not lie asleep. */
const nap = 100

/** Waits for moments. */
export class Pace {
  /** Milliseconds that went into polling, which are no work. */
  polled = 0
  private readonly began = performance.now()

  constructor(private readonly precise: boolean) {}

  /** Milliseconds since the beginning. */
  get now(): number {
    return performance.now() - this.began
  }

  /** Waits until that moment, or for a nap where it is far away: to be called until it has come. */
  async towards(moment: number): Promise<void> {
    const left = Math.max(0, moment - this.now)
    if (!this.precise || left > timerSlack) await sleep(Math.min(nap, this.precise ? left - timerSlack : left))
    else await this.poll()
  }

  private async poll(): Promise<void> {
    const before = performance.now()
    await nextTurn()
    // A turn that took longer than an empty one had work in it.
    this.polled += Math.min(performance.now() - before, emptyTurn)
  }
}

/** Milliseconds. */
const emptyTurn = 0.03
