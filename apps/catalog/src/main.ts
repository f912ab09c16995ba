import { catalog } from '@twofold/catalog-service'
import { run } from '@twofold/platform-app'
import { jetStream, messageDoor, nats } from '@twofold/platform-messaging'

await run({
  name: 'catalog',
  local: [catalog],
  network: nats,
  events: jetStream,
  door: messageDoor,
})
