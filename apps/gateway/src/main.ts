import { Accounts } from '@twofold/accounts-contract'
import { AccountsHttpModule } from '@twofold/accounts-http'
import { Catalog } from '@twofold/catalog-contract'
import { CatalogHttpModule } from '@twofold/catalog-http'
import { Inventory } from '@twofold/inventory-contract'
import { InventoryHttpModule } from '@twofold/inventory-http'
import { Orders } from '@twofold/orders-contract'
import { OrdersHttpModule } from '@twofold/orders-http'
import { Payments } from '@twofold/payments-contract'
import { PaymentsHttpModule } from '@twofold/payments-http'
import { run } from '@twofold/platform-app'
import { httpDoor } from '@twofold/platform-http'
import { nats } from '@twofold/platform-messaging'

await run({
  name: 'gateway',
  remote: [Accounts, Catalog, Inventory, Orders, Payments],
  network: nats,
  door: httpDoor(AccountsHttpModule, CatalogHttpModule, InventoryHttpModule, OrdersHttpModule, PaymentsHttpModule),
})
