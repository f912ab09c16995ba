import { Injectable } from '@nestjs/common'
import type { Reservation } from '@twofold/inventory-contract'
import { UnitOfWork } from '@twofold/platform-database'
import { ReservationStore } from './reservation.store.js'
import { type Place, StockStore } from './stock.store.js'

const placeOfPieces: Record<Reservation['status'], Place> = {
  held: 'reserved',
  committed: 'sold',
  expired: 'available',
  released: 'available',
}

@Injectable()
export class ReleaseReservation {
  constructor(
    private readonly reservations: ReservationStore,
    private readonly stock: StockStore,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  execute(orderId: string): Promise<void> {
    return this.unitOfWork.run(async () => {
      // A tombstone: messages overtake one another, and a reservation that comes after its release must be refused.
      if (await this.reservations.refuse(orderId)) return
      const { status, lines } = (await this.reservations.lock(orderId))!
      if (status === 'released') return
      const place = placeOfPieces[status]
      if (place !== 'available') {
        await this.stock.lock(lines)
        await this.stock.move(lines, place, 'available')
      }
      await this.reservations.settle(orderId, 'released')
    })
  }
}
