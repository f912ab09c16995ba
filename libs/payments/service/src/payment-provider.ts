import type { Money } from '@twofold/platform-contract'

/** What the provider knows of one authorisation and all that became of it. */
export interface Charge {
  readonly status: 'authorised' | 'declined' | 'captured' | 'voided' | 'refunded'
}

export interface ChargeRequest {
  /** Ours, unique for each payment: whatever is asked twice with it happens once. */
  readonly key: string
  readonly amount: Money
  readonly token: string
}

/**
 * Somebody else's system that moves money. Each method answers how the charge stands afterwards, which need not be what
 * was asked for: capturing what was declined leaves it declined. Each may be asked again, and rejects with
 * {@link ProviderUnreachable} where its answer got lost: what was asked may have happened all the same.
 */
export abstract class PaymentProvider {
  /** Sets money aside, or declines to. */
  abstract authorise(request: ChargeRequest): Promise<Charge>

  /** What it knows of a key; undefined where it never heard of it. */
  abstract find(key: string): Promise<Charge | undefined>

  /** Takes the money that was set aside. */
  abstract capture(key: string): Promise<Charge>

  /** Lets the money go that was set aside; where the key was never heard of, a later authorisation is refused. */
  abstract void(key: string): Promise<Charge>

  /** Gives back the money that was taken. */
  abstract refund(key: string): Promise<Charge>
}

export class ProviderUnreachable extends Error {
  override readonly name = 'ProviderUnreachable'
}
