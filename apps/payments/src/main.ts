import { payments } from '@twofold/payments-service'
import { run } from '@twofold/platform-app'
import { messageDoor, nats } from '@twofold/platform-messaging'

await run({
  name: 'payments',
  local: [payments],
  network: nats,
  door: messageDoor,
})
