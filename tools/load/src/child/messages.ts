import type { ClosedLoopOptions, LoadOptions } from '../load-options.js'
import type { LoadProgress, LoadResult } from '../load-result.js'
import type { WorkloadSource } from '../workload.js'

/** What the process of the load is told. */
export type ToChild =
  | { readonly begin: { readonly options: LoadOptions | ClosedLoopOptions; readonly workload: WorkloadSource } }
  | { readonly mark: string }
  | { readonly stop: true }

/** What it tells: that it has begun, how it goes each second, and at last what came of it, or why nothing did. */
export type FromChild =
  | { readonly began: true }
  | { readonly progress: LoadProgress }
  | { readonly result: LoadResult }
  | { readonly error: string; readonly isFailure: boolean }
