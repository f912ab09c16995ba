import { AccountsHttpModule } from '@twofold/accounts-http'
import { accounts } from '@twofold/accounts-service'
import { CatalogHttpModule } from '@twofold/catalog-http'
import { catalog } from '@twofold/catalog-service'
import { InventoryHttpModule } from '@twofold/inventory-http'
import { inventory } from '@twofold/inventory-service'
import { OrdersHttpModule } from '@twofold/orders-http'
import { orders } from '@twofold/orders-service'
import { PaymentsHttpModule } from '@twofold/payments-http'
import { payments } from '@twofold/payments-service'
import { run } from '@twofold/platform-app'
import { httpDoor } from '@twofold/platform-http'

await run({
  name: 'monolith',
  local: [accounts, catalog, inventory, orders, payments],
  door: httpDoor(AccountsHttpModule, CatalogHttpModule, InventoryHttpModule, OrdersHttpModule, PaymentsHttpModule),
})
