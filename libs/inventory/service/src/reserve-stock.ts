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

  /** @throws NotEnoughStock, which leaves no trace; ReservationLapsed where the order was settled before. */
  run({ orderId, lines }: { orderId: string; lines: ReservationLine[] }): Promise<Reservation> {
    const held: Reservation = { orderId, status: 'held', lines: oneLinePerProduct(lines) }
    return this.unitOfWork.run(async () => {
      // Reservation first, then stock: whoever settles one locks in the same order.
      if (!(await this.reservations.add(held, this.settings.RESERVATION_LIFETIME_MS))) return this.heldBefore(orderId)
      stockMustCoverEveryLine(held.lines, await this.stock.lock(held.lines))
      await this.stock.move(held.lines, 'available', 'reserved')
      return held
    })
  }

  private async heldBefore(orderId: string): Promise<Reservation> {
    const reservation = await this.reservations.get(orderId)
    const { status } = reservation
    if (status === 'held' || status === 'committed') return reservation
    throw new ReservationLapsed(`The reservation for order ${orderId} is ${status}.`)
  }
}
