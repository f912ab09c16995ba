import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises'

/** Node's timers are up to so many milliseconds late. */
const timerSlack = 2
/** The longest sleep, in milliseconds: whoever is stopped should not lie asleep. */
const nap = 100
/** Empty turns of the event loop take 1 to 3 µs, those with a request in them 10 and more: so many times the shortest is empty. */
const asShort = 3

/** Waits for moments. */
export class Pace {
  /** Milliseconds that went into polling, which are no work. */
  polled = 0
  /** Milliseconds of the shortest turn so far; no empty one takes as long as this first guess. */
  private shortest = 0.01
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
    else await this.poll(this.began + moment)
  }

  /** Turn after turn, and not one a call: what is between two turns is polling too. */
  private async poll(until: number): Promise<void> {
    let before = performance.now()
    do {
      await nextTurn()
      const after = performance.now()
      this.shortest = Math.min(this.shortest, after - before)
      // A turn that took longer than an empty one had work in it.
      this.polled += Math.min(after - before, asShort * this.shortest)
      before = after
    } while (before < until)
  }
}
