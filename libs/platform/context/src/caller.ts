/** Who is signed in, as the verified access token says. */
export interface Caller {
  readonly accountId: string
  readonly roles: readonly string[]
  /** The session that the token belongs to: logging out ends it. */
  readonly sessionId: string
}
