import { catalog } from '@twofold/catalog-service'
import { inventory } from '@twofold/inventory-service'
import { run } from '@twofold/platform-app'
import { jetStream, messageDoor, nats } from '@twofold/platform-messaging'

await run({
  name: 'stockroom',
  local: [catalog, inventory],
  network: nats,
  events: jetStream,
  door: messageDoor,
})
