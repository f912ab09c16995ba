import { catalog } from '@twofold/catalog-service'
import { run } from '@twofold/platform-app'
import { messageDoor, nats } from '@twofold/platform-messaging'

await run({
  name: 'catalog',
  local: [catalog],
  network: nats,
  door: messageDoor,
})
