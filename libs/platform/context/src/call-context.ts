import { AsyncLocalStorage } from 'node:async_hooks'
import { Unauthenticated } from '@twofold/platform-contract'
import type { Caller } from './caller.js'
import { Deadline } from './deadline.js'
import type { ServedBy } from './served-by.js'
import { newTraceparent } from './trace.js'

/** What travels with every call, in one process and over the wire, without being a parameter anywhere. */
export interface CallContext {
  readonly requestId: string
  /** W3C trace context of what is being done: whatever that causes goes on from here. */
  readonly traceparent: string
  /** Whether this process records what is being done, for the trace. */
  readonly isRecorded?: boolean
  readonly deadline: Deadline
  /** The caller's access token as it came: each service verifies it for itself. */
  readonly token?: string
  readonly clientAddress?: string
  /** Who has taken part so far, where the answer is to tell. */
  readonly servedBy?: ServedBy
  /** Set once the token is verified. */
  caller?: Caller
}

const storage = new AsyncLocalStorage<CallContext>()

/** The call that is being answered, if any. */
export function currentCall(): CallContext | undefined {
  return storage.getStore()
}

export function withCall<T>(context: CallContext | undefined, work: () => T): T {
  return storage.run(context as CallContext, work)
}

/** Runs work that nobody asked for over a wire (a relay, a sweeper, a reaction) with a context of its own. */
export function withBackgroundCall<T>(
  options: { requestId: string; traceparent?: string; isRecorded?: boolean; milliseconds?: number },
  work: () => T,
): T {
  const { requestId, traceparent = newTraceparent(), isRecorded, milliseconds = 30_000 } = options
  return storage.run({ requestId, traceparent, isRecorded, deadline: Deadline.in(milliseconds) }, work)
}

/** Runs work that is done for several calls at once, and so for none of them. */
export function withoutCall<T>(work: () => T): T {
  return withCall(undefined, work)
}

/** Who is signed in. Throws {@link Unauthenticated} where nobody is. */
export function currentCaller(): Caller {
  const caller = storage.getStore()?.caller
  if (!caller) throw new Unauthenticated('Sign in and send the access token as a bearer token.')
  return caller
}
