import { setTimeout as sleep } from 'node:timers/promises'
import { Injectable } from '@nestjs/common'
import { withBackgroundCall } from '@twofold/platform-context'
import { newId } from '@twofold/platform-contract'
import { Log } from '@twofold/platform-telemetry'
import { Lifecycle } from './lifecycle.js'

interface Repetition {
  readonly name: string
  /** Milliseconds from the end of one run to the start of the next; 0 switches it off. */
  readonly every: number
}

interface Steps extends Repetition {
  readonly atOnce: number
}

/**
 * Repeats work that nobody asked for (a sweeper, a settler) while the process works: one run at a time, the first at
 * once, each with a call context of its own. A run that fails is logged and the next one comes all the same; stopping
 * waits for the run that is under way. Every replica runs it: the work itself must share with the others.
 */
@Injectable()
export class Periodically {
  constructor(
    private readonly lifecycle: Lifecycle,
    private readonly log: Log,
  ) {}

  /** Call it from a provider's constructor: the repetition starts and stops with the phase «work». */
  run({ name, every }: Repetition, work: () => Promise<unknown>): void {
    if (every === 0) return
    const stopping = new AbortController()
    let repeating: Promise<void> | undefined
    this.lifecycle.add('work', {
      name,
      start: () => void (repeating = this.repeat(name, every, work, stopping.signal)),
      stop: () => {
        stopping.abort()
        return repeating
      },
    })
  }

  /** The same for work in steps of so many things at most, few enough that nobody waits for it: until one finds fewer. */
  runInSteps({ atOnce, ...repetition }: Steps, step: (atMost: number) => Promise<number>): void {
    this.run(repetition, async () => {
      while ((await step(atOnce)) === atOnce && !this.lifecycle.draining);
    })
  }

  private async repeat(name: string, every: number, work: () => Promise<unknown>, stopping: AbortSignal) {
    let failing = false
    while (!stopping.aborted) {
      try {
        await withBackgroundCall({ requestId: newId() }, work)
        if (failing) this.log.info({ work: name }, 'works again')
        failing = false
      } catch (error) {
        // An outage fails every run alike: one line says it.
        if (!failing) this.log.error({ err: error, work: name }, 'failed; it is tried again and again')
        failing = true
      }
      await sleep(every, undefined, { signal: stopping }).catch(() => {})
    }
  }
}
