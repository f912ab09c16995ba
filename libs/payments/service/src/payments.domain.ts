import { Payments } from '@twofold/payments-contract'
import { defineDomain } from '@twofold/platform-app'
import { CapturePaymentWhenOrderConfirmed } from './capture-payment-when-order-confirmed.js'
import { CreatePayments1767225600001 } from './migrations/0001-create-payments.js'
import { ForgetTokens1767225600002 } from './migrations/0002-forget-tokens.js'
import { PaymentRow } from './payment.rows.js'
import { PaymentsModule } from './payments.module.js'
import { PaymentsSettings } from './payments.settings.js'
import { RefundPaymentWhenOrderCancelled } from './refund-payment-when-order-cancelled.js'
import { SimulatorSettings } from './simulator/simulator.settings.js'
import { VoidPaymentWhenOrderRejected } from './void-payment-when-order-rejected.js'

export const payments = defineDomain({
  ports: [Payments],
  module: PaymentsModule,
  schema: {
    name: 'payments',
    rows: [PaymentRow],
    migrations: [CreatePayments1767225600001, ForgetTokens1767225600002],
  },
  settings: [PaymentsSettings, SimulatorSettings],
  reactions: [CapturePaymentWhenOrderConfirmed, VoidPaymentWhenOrderRejected, RefundPaymentWhenOrderCancelled],
})
