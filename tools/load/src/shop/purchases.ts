import type { Order } from '@twofold/orders-contract'

/** What `POST /orders` answers: an order, or a problem with its code. */
export type OrderAnswer = Order & { readonly code?: string }

/** An order that was sent, and what was heard of it. */
export interface Purchase {
  /** The `Idempotency-Key`. */
  readonly key: string
  /** Whose it is: the e-mail address. */
  readonly customer: string
  /** The body that was sent. */
  readonly order: string
  /** Missing where none came; of a load, also where it was a failure. */
  answer?: { readonly status: number; readonly body: OrderAnswer }
}
