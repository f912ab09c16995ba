import { failure, Id, Quantity } from '@twofold/platform-contract'
import * as z from 'zod'

/** How many of which product an order wants. */
export const ReservationLine = z.object({ productId: Id, quantity: Quantity })
export type ReservationLine = z.output<typeof ReservationLine>

export const ReservationStatus = z.enum(['held', 'committed', 'released', 'expired'])

/** Pieces that are kept for an order until it is settled, or until they expire. One order has one reservation. */
export const Reservation = z.object({ orderId: Id, status: ReservationStatus, lines: z.array(ReservationLine) })
export type Reservation = z.output<typeof Reservation>

export class NotEnoughStock extends failure({
  code: 'inventory.not-enough-stock',
  status: 409,
  title: 'Not enough pieces in stock',
  details: z.object({ products: z.array(z.object({ productId: z.string(), available: z.int() })) }),
}) {}

/** The reservation was given back before: its pieces may be somebody else's by now. */
export class ReservationLapsed extends failure({
  code: 'inventory.reservation-lapsed',
  status: 409,
  title: 'The reservation has lapsed',
}) {}
