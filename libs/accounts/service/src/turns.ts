import { currentCall } from '@twofold/platform-context'
import { Unavailable } from '@twofold/platform-contract'

// Milliseconds. With less time left, the answer would come when nobody waits any more, and keep others waiting.
const leastTimeLeft = 1_000

/** Lets `atOnce` pieces of work run at the same time; the others wait in line, up to `waiting` of them. */
export class Turns {
  private running = 0
  private readonly line: (() => void)[] = []

  constructor(
    private readonly atOnce: number,
    private readonly waiting: number,
  ) {}

  /** @throws Unavailable where the line is full, or the call's deadline is near when its turn comes. */
  async take<T>(work: () => Promise<T>): Promise<T> {
    await this.enter()
    try {
      const call = currentCall()
      if (call && call.deadline.left < leastTimeLeft) throw tooMuch()
      return await work()
    } finally {
      this.leave()
    }
  }

  private async enter(): Promise<void> {
    if (this.running < this.atOnce) {
      this.running++
      return
    }
    if (this.line.length >= this.waiting) throw tooMuch()
    await new Promise<void>((resolve) => this.line.push(resolve))
  }

  /** Whoever is next takes over the place that was left. */
  private leave(): void {
    const next = this.line.shift()
    if (next) next()
    else this.running--
  }
}

function tooMuch(): Unavailable {
  return new Unavailable('Too much is asked of us at once; nothing was changed.')
}
