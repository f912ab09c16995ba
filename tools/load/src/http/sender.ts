import type { Asked } from '../workload.js'
import type { Outcome } from './outcome.js'

/** Sends requests, each exactly once. */
export interface Sender {
  /** Never rejects. */
  send(asked: Asked, connection: 'new' | 'kept'): Promise<Outcome>
  close(): void
}
