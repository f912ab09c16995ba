import type { AppProcess } from '@twofold/local'

/** A started system. */
export interface RunningSystem {
  readonly url: string
  /** The processes by name, NATS among them where it is used; children are counted with their parents. */
  readonly processes: ReadonlyMap<string, readonly number[]>
  /** Those of them that are its own. */
  readonly apps: readonly AppProcess[]
  stop(): Promise<void>
}
