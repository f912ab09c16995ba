import { Injectable } from '@nestjs/common'
import { type Reservation, ReservationLapsed, type ReservationLine } from '@twofold/inventory-contract'
import { oneLinePerProduct } from './one-line-per-product.js'
import { ReservationStore } from './reservation.store.js'
import { ReservedStockStore } from './reserved-stock.store.js'
import { stockMustCoverEveryLine } from './stock-must-cover-every-line.js'

@Injectable()
export class ReserveStock {
  constructor(
    private readonly reservations: ReservationStore,
    private readonly reservedStock: ReservedStockStore,
  ) {}

  /**
   * Asked again, the answer is the same; where the reservation has expired meanwhile, it is held anew.
   *
   * @throws NotEnoughStock, which leaves no trace; ReservationLapsed where it was released before
   */
  async execute({ orderId, lines: ordered }: { orderId: string; lines: ReservationLine[] }): Promise<Reservation> {
    const lines = oneLinePerProduct(ordered)
    const { isHeld, isSettled, earlier, stock } = await this.reservedStock.hold({ orderId, lines })
    if (isHeld) return { orderId, status: 'held', lines }
    // Another attempt of the same order may have been faster, and the pieces that are short may be its own.
    const reservation = earlier ?? (isSettled ? undefined : await this.reservations.find(orderId))
    if (reservation && reservation.status !== 'expired') return asHeldBefore(reservation)
    stockMustCoverEveryLine(lines, stock)
    return this.execute({ orderId, lines })
  }
}

function asHeldBefore(reservation: Reservation): Reservation {
  if (reservation.status !== 'released') return reservation
  throw new ReservationLapsed(`The reservation for order ${reservation.orderId} was released.`)
}
