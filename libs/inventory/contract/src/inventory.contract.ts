import { command, defineContract, Id, portOf, Quantity, query } from '@twofold/platform-contract'
import * as z from 'zod'
import { NotEnoughStock, Reservation, ReservationLapsed, ReservationLine } from './reservation.js'
import { Stock, StockLimitExceeded, StockNotFound } from './stock.js'

const theOrder = z.object({ orderId: Id })

export const inventoryContract = defineContract({
  domain: 'inventory',
  operations: {
    getStock: query({
      summary: 'How many pieces of a product there are',
      access: 'anyone',
      together: true,
      input: z.object({ productId: Id }),
      output: Stock,
      failures: [StockNotFound],
    }),
    receiveStock: command({
      summary: 'Take in pieces of a product',
      access: { role: 'staff' },
      input: z.object({ productId: Id, quantity: Quantity }),
      output: Stock,
      failures: [StockLimitExceeded],
    }),
    reserveStock: command({
      summary: 'Hold pieces for an order: all of its lines or none',
      access: 'internal',
      idempotent: true,
      input: z.object({ orderId: Id, lines: z.array(ReservationLine).min(1) }),
      output: Reservation,
      failures: [NotEnoughStock, ReservationLapsed],
    }),
    commitReservation: command({
      summary: 'The held pieces are sold',
      access: 'internal',
      idempotent: true,
      input: theOrder,
      output: z.void(),
      failures: [ReservationLapsed],
    }),
    releaseReservation: command({
      summary: 'Give back what was held or sold for an order; one that comes later finds it refused',
      access: 'internal',
      idempotent: true,
      input: theOrder,
      output: z.void(),
    }),
  },
})

/** Stock and reservations. */
export abstract class Inventory extends portOf(inventoryContract) {}
