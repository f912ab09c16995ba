import { Injectable } from '@nestjs/common'
import { UnitOfWork } from '@twofold/platform-database'
import { Log } from '@twofold/platform-telemetry'
import { type Consumer, Consumers } from './consumers.js'
import { type ConsumerName, DeadLetterTable, type ListedLetter } from './dead-letter-table.js'
import { EventsOptions } from './events-options.js'
import { Reactor } from './reactor.js'

export interface Replayed {
  readonly applied: number
  /** Aggregates that stay parked, with what their next letter failed of. */
  readonly failed: readonly { consumer: string; aggregate: string; error: unknown }[]
}

/** What to do with parked events once their reason is gone: a bug mended, a neighbour's data corrected. */
@Injectable()
export class DeadLetters {
  constructor(
    private readonly options: EventsOptions,
    private readonly consumers: Consumers,
    private readonly letters: DeadLetterTable,
    private readonly reactor: Reactor,
    private readonly unitOfWork: UnitOfWork,
    private readonly log: Log,
  ) {}

  /** All dead letters of the local domains. */
  async list(): Promise<ListedLetter[]> {
    const lists = await Promise.all(this.options.domains.map(({ schema }) => this.letters.list(schema)))
    return lists.flat()
  }

  /** Applies the dead letters of one consumer, of one aggregate, or all: in order, each in a unit of work of its own. */
  async replay(only: { consumer?: string; aggregate?: string } = {}): Promise<Replayed> {
    let applied = 0
    const failed: { consumer: string; aggregate: string; error: unknown }[] = []
    for (const consumer of this.consumers.all) {
      if (only.consumer !== undefined && consumer.name !== only.consumer) continue
      for (const aggregate of await this.letters.parkedAggregates(consumer, only.aggregate)) {
        try {
          while (await this.applyNext(consumer, aggregate)) applied++
        } catch (error) {
          await this.noteFailure(consumer, aggregate, error)
          failed.push({ consumer: consumer.name, aggregate, error })
        }
      }
    }
    this.log.info({ ...only, applied, failed: failed.length }, 'dead letters replayed')
    return { applied, failed }
  }

  /** Whether a reaction of this process still has this name; its letters can be applied by nobody where none has. */
  hasReaction(consumer: string): boolean {
    return this.consumers.all.some(({ name }) => name === consumer)
  }

  /**
   * Removes a letter as though it had been applied: what comes after it does not wait for it. False, and nothing is
   * done, where an earlier one of its aggregate stands before it.
   */
  async discard({ id, consumer: name, aggregate }: ListedLetter): Promise<boolean> {
    const [schema, number] = id.split('.') as [string, string]
    const discarded = await this.unitOfWork.run(async () => {
      const consumer = { schema, name }
      if (aggregate !== null) return this.discardNext(consumer, aggregate, number)
      await this.letters.remove(consumer, { id: number })
      return true
    })
    if (discarded) this.log.warn({ letter: id, consumer: name, aggregate }, 'a dead letter is discarded')
    return discarded
  }

  private async discardNext(consumer: ConsumerName, aggregate: string, id: string): Promise<boolean> {
    const version = await this.letters.lock(consumer, aggregate)
    const letter = await this.letters.next(consumer, aggregate)
    if (letter?.id !== id) return false
    await this.letters.remove(consumer, letter)
    if (version !== undefined && letter.message.version > version) await this.letters.advance(consumer, letter.message)
    if (!(await this.letters.next(consumer, aggregate))) await this.letters.unpark(consumer, aggregate)
    return true
  }

  private applyNext(consumer: Consumer, aggregate: string): Promise<boolean> {
    return this.unitOfWork.run(async () => {
      const version = await this.letters.lock(consumer, aggregate)
      if (version === undefined) return false
      const letter = await this.letters.next(consumer, aggregate)
      if (!letter) {
        await this.letters.unpark(consumer, aggregate)
        return false
      }
      await this.letters.remove(consumer, letter)
      if (letter.message.version > version) {
        await this.reactor.react(consumer, letter.message)
        await this.letters.advance(consumer, letter.message)
      }
      return true
    })
  }

  private async noteFailure(consumer: Consumer, aggregate: string, error: unknown): Promise<void> {
    this.log.warn({ err: error, consumer: consumer.name, aggregate }, 'a dead letter failed again')
    const letter = await this.letters.next(consumer, aggregate)
    if (letter) await this.letters.noteFailure(consumer, letter, error)
  }
}
