/** Tells what is going on, and how long it will still take. */
export class Progress {
  private readonly began = performance.now()
  private done = 0

  /** @param expected seconds that all parts are expected to take */
  constructor(
    private readonly expected: number,
    private readonly write: (line: string) => void = console.log,
  ) {}

  /** Seconds since the beginning. */
  get seconds(): number {
    return (performance.now() - this.began) / 1_000
  }

  tell = (message: string): void => {
    this.write(`${clock(this.seconds)}  ${message}`)
  }

  /** Does a part of the work and learns from it how long the rest will take. */
  async part<T>(title: string, expected: number, work: () => Promise<T>): Promise<T> {
    this.write(`${clock(this.seconds)}  ${title} (${this.left})`)
    const result = await work()
    this.done += expected
    return result
  }

  /** As people say it: the expected rest, stretched by how much slower than expected it went so far. */
  private get left(): string {
    // The first parts, which are short, say little of the others.
    const believed = this.expected / 20
    const slowness = (this.seconds + believed) / (this.done + believed)
    const seconds = Math.max(0, this.expected - this.done) * slowness
    return seconds < 90 ? `${Math.ceil(seconds)} s left` : `${Math.ceil(seconds / 60)} min left`
  }
}

function clock(seconds: number): string {
  const pad = (value: number) => String(Math.floor(value)).padStart(2, '0')
  return `${pad(seconds / 60)}:${pad(seconds % 60)}`
}
