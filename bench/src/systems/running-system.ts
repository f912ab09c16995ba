import type { OpenedShop } from '@twofold/load'
import type { AppProcess } from '@twofold/local'

/** A started system. */
export interface RunningSystem {
  readonly url: string
  /** The processes by name, NATS among them where it is used; children are counted with their parents. */
  readonly processes: ReadonlyMap<string, readonly number[]>
  /** Those of them that are its own. */
  readonly apps: readonly AppProcess[]
  /** Who comes and what is there, where that is not what the bench's own databases have. */
  readonly visitors?: OpenedShop
  stop(): Promise<void>
}
