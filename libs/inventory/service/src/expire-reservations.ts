import { Injectable } from '@nestjs/common'
import { UnitOfWork } from '@twofold/platform-database'
import { Periodically } from '@twofold/platform-lifecycle'
import { InventorySettings } from './inventory.settings.js'
import { oneLinePerProduct } from './one-line-per-product.js'
import { ReservationStore } from './reservation.store.js'
import { StockStore } from './stock.store.js'

// Small, so that nobody waits long for the stock that a batch has locked.
const batch = 50

/** Gives back what was held for orders that were never settled. */
@Injectable()
export class ExpireReservations {
  constructor(
    private readonly reservations: ReservationStore,
    private readonly stock: StockStore,
    private readonly unitOfWork: UnitOfWork,
    periodically: Periodically,
    { RESERVATION_SWEEP_INTERVAL_MS }: InventorySettings,
  ) {
    periodically.run({ name: 'expire reservations', every: RESERVATION_SWEEP_INTERVAL_MS }, () => this.run())
  }

  async run(): Promise<void> {
    while ((await this.expireBatch()) === batch);
  }

  private expireBatch(): Promise<number> {
    return this.unitOfWork.run(async () => {
      const expired = await this.reservations.expireSome(batch)
      const lines = oneLinePerProduct(expired.flat())
      await this.stock.lock(lines)
      await this.stock.move(lines, 'reserved', 'available')
      return expired.length
    })
  }
}
