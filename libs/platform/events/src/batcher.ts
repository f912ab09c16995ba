interface Waiting<Item, Result> {
  readonly item: Item
  readonly resolve: (result: Result) => void
  readonly reject: (reason: unknown) => void
}

/**
 * Makes one statement of many: whatever is added while one runs goes into the next. A lone item waits for nothing but
 * the end of the current turn of the event loop's microtasks.
 */
export class Batcher<Item, Result> {
  private waiting: Waiting<Item, Result>[] = []
  private running = false

  /** `flush` answers a result for each item, in their order. */
  constructor(
    private readonly flush: (items: Item[]) => Promise<readonly Result[]>,
    private readonly most = 500,
  ) {}

  add(item: Item): Promise<Result> {
    const result = new Promise<Result>((resolve, reject) => this.waiting.push({ item, resolve, reject }))
    if (!this.running) {
      this.running = true
      queueMicrotask(() => void this.run())
    }
    return result
  }

  private async run(): Promise<void> {
    while (this.waiting.length > 0) {
      const batch = this.waiting.splice(0, this.most)
      try {
        const results = await this.flush(batch.map(({ item }) => item))
        batch.forEach(({ resolve }, index) => resolve(results[index]!))
      } catch (error) {
        for (const { reject } of batch) reject(error)
      }
    }
    this.running = false
  }
}
