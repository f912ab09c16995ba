import { payments } from '@twofold/payments-service'
import { run } from '@twofold/platform-app'
import { jetStream, messageDoor, nats } from '@twofold/platform-messaging'

await run({
  name: 'payments',
  local: [payments],
  network: nats,
  events: jetStream,
  door: messageDoor,
})
