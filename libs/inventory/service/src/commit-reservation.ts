import { Injectable } from '@nestjs/common'
import { NotEnoughStock, type Reservation, ReservationLapsed } from '@twofold/inventory-contract'
import { UnitOfWork } from '@twofold/platform-database'
import { ReservationStore } from './reservation.store.js'
import { ReservedStockStore } from './reserved-stock.store.js'
import { stockMustCoverEveryLine } from './stock-must-cover-every-line.js'
import { StockStore } from './stock.store.js'

@Injectable()
export class CommitReservation {
  constructor(
    private readonly reservations: ReservationStore,
    private readonly stock: StockStore,
    private readonly reservedStock: ReservedStockStore,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @throws ReservationLapsed where the order has no pieces and can have none. */
  async execute(orderId: string): Promise<void> {
    const known = await this.reservedStock.sell(orderId)
    if (known === 'held' || known === 'committed') return
    await this.unitOfWork.run(async () => {
      const reservation = await this.reservations.lock(orderId)
      if (!reservation) throw new ReservationLapsed(`Nothing was reserved for order ${orderId}.`)
      const { status, lines } = reservation
      if (status === 'committed') return
      if (status === 'released') throw new ReservationLapsed(`The reservation for order ${orderId} was released.`)
      // Expired, or held in the moment since the look.
      const stock = await this.stock.lock(lines)
      if (status === 'expired') mustStillBeThere(reservation, stock)
      await this.stock.move(lines, status === 'held' ? 'reserved' : 'available', 'sold')
      await this.reservations.settle(orderId, 'committed')
    })
  }
}

/** Whoever commits has promised the pieces to a customer: an expired reservation is good as long as nobody else took them. */
function mustStillBeThere({ orderId, lines }: Reservation, stock: { productId: string; available: number }[]): void {
  try {
    stockMustCoverEveryLine(lines, stock)
  } catch (error) {
    if (!(error instanceof NotEnoughStock)) throw error
    throw new ReservationLapsed(`The reservation for order ${orderId} has expired. ${error.detail}`)
  }
}
