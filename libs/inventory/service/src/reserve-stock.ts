import { Injectable } from '@nestjs/common'
import { type Reservation, ReservationLapsed, type ReservationLine } from '@twofold/inventory-contract'
import { UnitOfWork } from '@twofold/platform-database'
import { InventorySettings } from './inventory.settings.js'
import { oneLinePerProduct } from './one-line-per-product.js'
import { ReservationStore } from './reservation.store.js'
import { stockMustCoverEveryLine } from './stock-must-cover-every-line.js'
import { StockStore } from './stock.store.js'

@Injectable()
export class ReserveStock {
  constructor(
    private readonly reservations: ReservationStore,
    private readonly stock: StockStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly settings: InventorySettings,
  ) {}

  /**
   * Asked again, the answer is the same; where the reservation has expired meanwhile, it is held anew.
   *
   * @throws NotEnoughStock, which leaves no trace; ReservationLapsed where it was released before
   */
  async execute({ orderId, lines: ordered }: { orderId: string; lines: ReservationLine[] }): Promise<Reservation> {
    const lines = oneLinePerProduct(ordered)
    // Who comes too late hears it here, without a transaction that waits for the one row that everybody wants.
    stockMustCoverEveryLine(lines, await this.stock.glance(orderId, lines))
    return this.unitOfWork.run(async () => {
      // Reservation first, then stock: everybody locks in this order.
      const isNew = await this.reservations.hold(orderId, lines, this.settings.RESERVATION_LIFETIME_MS)
      if (!isNew) return this.heldBefore(orderId)
      stockMustCoverEveryLine(lines, await this.stock.lock(lines))
      await this.stock.move(lines, 'available', 'reserved')
      return { orderId, status: 'held', lines }
    })
  }

  private async heldBefore(orderId: string): Promise<Reservation> {
    const reservation = await this.reservations.get(orderId)
    if (reservation.status !== 'released') return reservation
    throw new ReservationLapsed(`The reservation for order ${orderId} was released.`)
  }
}
