/**
 * Who took part in a call: apps and their versions, each once, in the order in which they were first heard of:
 * `gateway@1.4.0, orders@1.4.1, inventory@1.4.0`.
 */
export class ServedBy {
  private readonly apps: Set<string>

  /** @param app the one that answers the call itself, with its version */
  constructor(app: string) {
    this.apps = new Set([app])
  }

  /** Adds whom an app that was called names. */
  add(others: string): void {
    for (const app of others.split(', ')) this.apps.add(app)
  }

  toString(): string {
    return [...this.apps].join(', ')
  }
}
