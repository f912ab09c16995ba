import { Inventory } from '@twofold/inventory-contract'
import { defineDomain } from '@twofold/platform-app'
import { CommitReservationWhenOrderConfirmed } from './commit-reservation-when-order-confirmed.js'
import { InventoryModule } from './inventory.module.js'
import { InventorySettings } from './inventory.settings.js'
import { CreateInventory1767225600001 } from './migrations/0001-create-inventory.js'
import { OpenStockWhenProductCreated } from './open-stock-when-product-created.js'
import { ReleaseReservationWhenOrderRejected } from './release-reservation-when-order-rejected.js'
import { ReservationRow } from './reservation.rows.js'
import { ReturnStockWhenOrderCancelled } from './return-stock-when-order-cancelled.js'
import { DemoStockStore } from './seed/demo-stock.store.js'
import { StockRow } from './stock.rows.js'

export const inventory = defineDomain({
  ports: [Inventory],
  module: InventoryModule,
  schema: { name: 'inventory', rows: [StockRow, ReservationRow], migrations: [CreateInventory1767225600001] },
  settings: [InventorySettings],
  reactions: [
    OpenStockWhenProductCreated,
    CommitReservationWhenOrderConfirmed,
    ReleaseReservationWhenOrderRejected,
    ReturnStockWhenOrderCancelled,
  ],
  seed: DemoStockStore,
})
