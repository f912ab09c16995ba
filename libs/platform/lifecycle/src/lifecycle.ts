import { Injectable, Optional } from '@nestjs/common'
import { Log, Tracing } from '@twofold/platform-telemetry'

/**
 * The steps of a process's life, in the order of starting; stopping goes the other way round. A door opens last and
 * closes first, so that whatever it lets in still finds everything it needs.
 */
export const phases = ['connect', 'work', 'http', 'messages'] as const
export type Phase = (typeof phases)[number]

interface Part {
  readonly name: string
  readonly start?: () => Promise<void> | void
  readonly stop?: () => Promise<void> | void
}

/**
 * Starts and stops the process's parts in order.
 *
 * Stopping is the order that loses nothing: messages are drained first (the connection stays, handlers still call
 * others), then HTTP lingers and closes, then relay and consumers finish what they hold, traces are sent, and the connections go
 * last.
 */
@Injectable()
export class Lifecycle {
  private readonly parts = new Map<Phase, Part[]>(phases.map((phase) => [phase, []]))
  private readonly started = new Set<Part>()
  private state: 'starting' | 'ready' | 'draining' = 'starting'

  private readonly abilityListeners: ((able: boolean) => void)[] = []

  constructor(
    private readonly log: Log,
    @Optional() private readonly tracing?: Tracing,
  ) {}

  /** Whether the process takes work: once ready, only draining ends it. */
  get ready(): boolean {
    return this.state === 'ready'
  }

  get draining(): boolean {
    return this.state === 'draining'
  }

  /**
   * Says that the process can do its work, or cannot (its database is lost). It stays ready all the same: an outage is
   * answered, not hidden; but where peers could take the work over, it is left to them.
   */
  tellAbility(able: boolean): void {
    if (!this.draining) for (const listener of this.abilityListeners) listener(able)
  }

  onAbilityChange(listener: (able: boolean) => void): void {
    this.abilityListeners.push(listener)
  }

  /** Adds a part to a phase; parts of one phase start in the order of being added. */
  add(phase: Phase, part: Part): void {
    this.parts.get(phase)!.push(part)
  }

  /** Starts all parts, or those up to a phase where more is not needed (a seed wants connections, no doors). */
  async start(upTo: Phase = phases.at(-1)!): Promise<void> {
    for (const phase of phases.slice(0, phases.indexOf(upTo) + 1)) {
      for (const part of this.parts.get(phase)!) {
        // Asked to stop while starting: what has not begun never does.
        if (this.draining) return
        await part.start?.()
        this.started.add(part)
      }
    }
    if (upTo === phases.at(-1) && !this.draining) this.state = 'ready'
  }

  /** Stops the parts that have started; one that fails does not keep the others from stopping. */
  async stop(): Promise<void> {
    this.state = 'draining'
    for (const phase of [...phases].reverse()) {
      // All work has ended: nothing is recorded any more.
      if (phase === 'connect') await this.tracing?.finish()
      for (const part of [...this.parts.get(phase)!].reverse()) {
        if (!this.started.delete(part)) continue
        const started = performance.now()
        try {
          await part.stop?.()
          this.log.debug({ phase, part: part.name, ms: Math.round(performance.now() - started) }, 'stopped')
        } catch (error) {
          this.log.error({ err: error, phase, part: part.name }, 'could not stop cleanly')
        }
      }
    }
  }
}
