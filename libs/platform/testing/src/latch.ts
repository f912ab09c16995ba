/** Something to wait for: `opened` resolves once `open` is called. */
export class Latch {
  open!: () => void
  readonly opened = new Promise<void>((resolve) => (this.open = resolve))
}
