/** A moment on this process's monotonic clock. Over the wire goes the time left, so that clocks need not agree. */
export class Deadline {
  private constructor(private readonly at: number) {}

  static in(milliseconds: number): Deadline {
    return new Deadline(performance.now() + milliseconds)
  }

  /** Milliseconds left, at least 0. */
  get left(): number {
    return Math.max(0, this.at - performance.now())
  }

  get passed(): boolean {
    return this.left === 0
  }

  /** The nearer of this one and `milliseconds` from now. */
  within(milliseconds: number): Deadline {
    return milliseconds < this.left ? Deadline.in(milliseconds) : this
  }
}
