/** Wakes whoever waits for it. Raised while nobody waits, it is not lost; raised often, it wakes once. */
export class Signal {
  private raised = false
  private wake?: () => void

  raise(): void {
    this.raised = true
    this.wake?.()
  }

  /** Resolves at once if raised since the last time, else when raised, at the latest after `milliseconds`. */
  async wait(milliseconds: number): Promise<void> {
    if (!this.raised) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, milliseconds)
        this.wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
    this.wake = undefined
    this.raised = false
  }
}
