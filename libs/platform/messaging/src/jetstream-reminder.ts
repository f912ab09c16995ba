import { setTimeout as pause } from 'node:timers/promises'
import type { JetStreamHand } from './jetstream-hand.js'
import type { NatsLink } from './nats-link.js'

/** Milliseconds after which the server gives a message to another process, unless it is reminded. */
export const ackWait = 5_000
const every = 1_500
const tooLate = 1_500

/**
 * Says again and again that what is in hand is not forgotten. Where that came too late, for a busy processor or a slow
 * network, others may have been given the same.
 */
export async function keepReminding(hand: JetStreamHand, link: NatsLink, signal: AbortSignal): Promise<void> {
  for (let last = performance.now(); !signal.aborted;) {
    await pause(every, undefined, { signal }).catch(() => {})
    hand.stillWorking()
    await link.connection.flush().catch(() => {})
    const now = performance.now()
    if (now - last > every + tooLate) hand.doubtDeliveries()
    last = now
  }
}
