import { Catalog } from '@twofold/catalog-contract'
import { Inventory } from '@twofold/inventory-contract'
import { orders } from '@twofold/orders-service'
import { Payments } from '@twofold/payments-contract'
import { run } from '@twofold/platform-app'
import { jetStream, messageDoor, nats } from '@twofold/platform-messaging'

await run({
  name: 'orders',
  local: [orders],
  remote: [Catalog, Inventory, Payments],
  network: nats,
  events: jetStream,
  door: messageDoor,
})
