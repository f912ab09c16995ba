import { Global, Module } from '@nestjs/common'
import { Inventory } from '@twofold/inventory-contract'
import { CommitReservationWhenOrderConfirmed } from './commit-reservation-when-order-confirmed.js'
import { CommitReservation } from './commit-reservation.js'
import { ExpireReservations } from './expire-reservations.js'
import { InventoryService } from './inventory.service.js'
import { OpenStockWhenProductCreated } from './open-stock-when-product-created.js'
import { ReleaseReservationWhenOrderRejected } from './release-reservation-when-order-rejected.js'
import { ReleaseReservation } from './release-reservation.js'
import { ReservationStore } from './reservation.store.js'
import { ReservedStockStore } from './reserved-stock.store.js'
import { ReserveStock } from './reserve-stock.js'
import { ReturnStockWhenOrderCancelled } from './return-stock-when-order-cancelled.js'
import { DemoStockStore } from './seed/demo-stock.store.js'
import { StockStore } from './stock.store.js'

@Global()
@Module({
  providers: [
    { provide: Inventory, useClass: InventoryService },
    StockStore,
    ReservationStore,
    ReservedStockStore,
    ReserveStock,
    CommitReservation,
    ReleaseReservation,
    ExpireReservations,
    OpenStockWhenProductCreated,
    CommitReservationWhenOrderConfirmed,
    ReleaseReservationWhenOrderRejected,
    ReturnStockWhenOrderCancelled,
    DemoStockStore,
  ],
  exports: [Inventory],
})
export class InventoryModule {}
