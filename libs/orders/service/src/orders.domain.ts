import { Orders } from '@twofold/orders-contract'
import { defineDomain } from '@twofold/platform-app'
import { CreateOrders1767225600001 } from './migrations/0001-create-orders.js'
import { ForgetPaymentTokens1767225600002 } from './migrations/0002-forget-payment-tokens.js'
import { FindOldIdempotencyKeys1767225600003 } from './migrations/0003-find-old-idempotency-keys.js'
import { OrderRow } from './order.rows.js'
import { OrdersModule } from './orders.module.js'

export const orders = defineDomain({
  ports: [Orders],
  module: OrdersModule,
  schema: {
    name: 'orders',
    rows: [OrderRow],
    migrations: [CreateOrders1767225600001, ForgetPaymentTokens1767225600002, FindOldIdempotencyKeys1767225600003],
  },
})
