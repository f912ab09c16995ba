/** Whose key it is and for what: the same key of another account or operation is another key. */
export interface KeyOwner {
  readonly operation: string
  /** Id of the account. */
  readonly scope: string
  readonly key: string
}

/** What was answered: a value, or a failure by its code. */
export type StoredAnswer =
  | { readonly value: unknown }
  | { readonly failure: { readonly code: string; readonly detail: string; readonly details: Record<string, unknown> } }

export interface StoredKey {
  readonly fingerprint: string
  /** What the first request made; there may be no answer yet. Null where an earlier release has taken the key and made nothing yet. */
  readonly subject: string | null
  readonly answer: StoredAnswer | null
  /** Whether the first request may still be at work. */
  readonly running: boolean
}
