import type { IncomingHttpHeaders } from 'node:http'

export interface Asked {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  /** With its query. */
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** One kind of request: counted and timed by itself. */
export interface RequestKind {
  /** How often it comes, beside the weights of the others. */
  readonly weight: number
  /** Statuses that are no failure. */
  readonly expected: readonly number[]
  /** The next one; all chance in it is taken from `random`, so that the same seed asks the same. */
  ask(random: () => number): Asked
  /** Looks at an answer with an expected status, some time after it came; throws where it is a wrong one. */
  check?(answer: Answer, asked: Asked): void
}

/** What a load asks for. */
export interface Workload {
  readonly kinds: Readonly<Record<string, RequestKind>>
  /** What it wants to be known afterwards, as plain JSON: {@link LoadResult.history}. */
  history?(): unknown
  close?(): void
}

/**
 * A workload for another process: the address of a module with an export `workload`, which makes it of `options` (plain
 * JSON): `export async function workload(options): Promise<Workload>`.
 */
export interface WorkloadSource {
  readonly module: string
  readonly options?: unknown
}
