interface Waiting<Item, Answer> {
  readonly item: Item
  resolve(answer: Answer): void
  reject(error: unknown): void
}

interface GatheringOptions {
  /** Batches under way at a time; while there are so many, items wait for one to end. */
  readonly atOnce: number
  /** Items of one batch. */
  readonly most: number
}

/**
 * Does for many at once what each asks for alone. Items that come within one turn of the event loop go together, and so do
 * those that come while enough batches are under way: the busier it is, the larger the batches. A lone item waits for nobody.
 */
export class Gathering<Item, Answer> {
  private readonly waiting: Waiting<Item, Answer>[] = []
  private underWay = 0
  private isDue = false

  constructor(
    /** Answers each item, in their order; where it rejects, all of them are told so. */
    private readonly batch: (items: readonly Item[]) => Promise<readonly Answer[]>,
    private readonly options: GatheringOptions,
  ) {}

  ask(item: Item): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject })
      this.begin()
    })
  }

  private begin(): void {
    if (this.isDue || this.underWay === this.options.atOnce || this.waiting.length === 0) return
    this.isDue = true
    setImmediate(() => {
      this.isDue = false
      void this.run(this.waiting.splice(0, this.options.most))
      this.begin()
    })
  }

  private async run(batch: readonly Waiting<Item, Answer>[]): Promise<void> {
    this.underWay++
    try {
      const answers = await this.batch(batch.map(({ item }) => item))
      for (const [index, { resolve }] of batch.entries()) resolve(answers[index]!)
    } catch (error) {
      for (const { reject } of batch) reject(error)
    } finally {
      this.underWay--
      this.begin()
    }
  }
}
