import { Injectable } from '@nestjs/common'
import { UnitOfWork } from '@twofold/platform-database'
import { Periodically } from '@twofold/platform-lifecycle'
import { Log } from '@twofold/platform-telemetry'
import { InventorySettings } from './inventory.settings.js'
import { oneLinePerProduct } from './one-line-per-product.js'
import { ReservationStore } from './reservation.store.js'
import { StockStore } from './stock.store.js'

// Few, so that nobody waits long for the stock that a step has locked.
const atOnce = 50

/** Gives back what was held for orders that were never settled. */
@Injectable()
export class ExpireReservations {
  constructor(
    private readonly reservations: ReservationStore,
    private readonly stock: StockStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly log: Log,
    periodically: Periodically,
    { RESERVATION_SWEEP_INTERVAL_MS }: InventorySettings,
  ) {
    const repetition = { name: 'expire reservations', every: RESERVATION_SWEEP_INTERVAL_MS, atOnce }
    periodically.runInSteps(repetition, (atMost) => this.execute(atMost))
  }

  /** How many it has found, of at most so many. */
  async execute(atMost = atOnce): Promise<number> {
    const reservations = await this.unitOfWork.run(async () => {
      const expired = await this.reservations.expireSome(atMost)
      const lines = oneLinePerProduct(expired.flat())
      await this.stock.lock(lines)
      await this.stock.move(lines, 'reserved', 'available')
      return expired.length
    })
    if (reservations > 0) this.log.info({ reservations }, 'expired: their pieces are on sale again')
    return reservations
  }
}
