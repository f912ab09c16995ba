import { accounts } from '@twofold/accounts-service'
import { run } from '@twofold/platform-app'
import { jetStream, messageDoor, nats } from '@twofold/platform-messaging'

await run({
  name: 'accounts',
  local: [accounts],
  network: nats,
  events: jetStream,
  door: messageDoor,
})
