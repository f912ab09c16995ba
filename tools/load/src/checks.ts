/** Milliseconds at a time. */
const slice = 1

/** Looks at answers after they were timed, a little at a time, so that no request waits for it. */
export class Checks {
  private readonly waiting: (() => void)[] = []
  private running?: Promise<void>

  add(check: () => void): void {
    this.waiting.push(check)
    this.running ??= this.run()
  }

  /** Resolves when none is waiting. */
  async done(): Promise<void> {
    await this.running
  }

  private async run(): Promise<void> {
    let next = 0
    while (next < this.waiting.length) {
      await new Promise((resolve) => setImmediate(resolve))
      const end = performance.now() + slice
      while (next < this.waiting.length && performance.now() < end) this.waiting[next++]!()
    }
    this.waiting.length = 0
    this.running = undefined
  }
}
