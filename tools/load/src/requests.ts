import { InFlight } from '@twofold/platform-in-flight'
import { Checks } from './checks.js'
import { HttpSender } from './http/http-sender.js'
import { LeanSender } from './http/lean-sender.js'
import type { Outcome } from './http/outcome.js'
import type { Sender } from './http/sender.js'
import type { RunOptions } from './load-options.js'
import type { ErrorKind } from './load-result.js'
import type { Pace } from './pace.js'
import type { GeneratorWatch } from './record/generator.js'
import type { Recorder, Ticket } from './record/recorder.js'
import { weighted } from './weighted.js'
import type { Asked, Workload } from './workload.js'

/** Makes a request of each arrival, and follows it to its end. */
export class Requests {
  private readonly nextKind: () => string
  private readonly sender: Sender
  private readonly checks = new Checks()
  private readonly inFlight = new InFlight<Promise<void>>()

  constructor(
    private readonly options: RunOptions,
    private readonly workload: Workload,
    private readonly random: () => number,
    private readonly pace: Pace,
    private readonly recorder: Recorder,
    private readonly generator: GeneratorWatch,
  ) {
    const kinds = Object.entries(workload.kinds)
    this.nextKind = weighted(Object.fromEntries(kinds.map(([kind, { weight }]) => [kind, weight])), random)
    const { url, timeout, newConnections, mostConnections } = options
    this.sender = newConnections === 0 ? new LeanSender(url, timeout, mostConnections) : new HttpSender(url, timeout)
  }

  get size(): number {
    return this.inFlight.size
  }

  /** @param at when it is due; resolves when it is answered, or has failed */
  arrive(at: number): Promise<void> {
    // All chance is taken before anything else is looked at: a slow system is asked the same as a fast one.
    const kind = this.nextKind()
    const connection = this.random() < this.options.newConnections ? 'new' : 'kept'
    const asked = this.workload.kinds[kind]!.ask(this.random)
    if (this.inFlight.size >= this.options.mostInFlight) {
      this.generator.drop()
      this.recorder.drop()
      return Promise.resolve()
    }
    const late = this.pace.now - at
    this.generator.sentLate(late)
    const ticket = this.recorder.send(kind, at, late)
    const settled = this.sender
      .send(asked, connection)
      .then((outcome) => this.settle(ticket, asked, outcome))
      .finally(() => this.inFlight.end(place, settled))
    const place = this.inFlight.add(settled)
    return settled
  }

  /** Resolves when nothing is in flight any more, and all answers have been looked at. */
  async done(): Promise<void> {
    await Promise.all(this.inFlight)
    await this.checks.done()
    this.sender.close()
  }

  private settle(ticket: Ticket, asked: Asked, outcome: Outcome): void {
    const milliseconds = this.pace.now - ticket.at
    const fail = (error: ErrorKind, message: string) => {
      const { status, headers } = 'answer' in outcome ? outcome.answer : {}
      const servedBy = headers?.['x-served-by']?.toString()
      const { connection } = outcome
      this.recorder.fail(ticket, asked, { error, message, status, servedBy, connection, milliseconds })
    }
    if ('error' in outcome) return fail(outcome.error, outcome.message)
    const { answer } = outcome
    const { expected, check } = this.workload.kinds[ticket.kind]!
    ticket.second.versions.count(answer.headers['x-served-by'])
    if (!expected.includes(answer.status)) return fail('status', answer.body.slice(0, 500))
    if (!check) return this.recorder.answer(ticket, milliseconds)
    this.checks.add(() => {
      try {
        check(answer, asked)
      } catch (error) {
        return fail('wrong answer', (error as Error).message)
      }
      this.recorder.answer(ticket, milliseconds)
    })
  }
}
