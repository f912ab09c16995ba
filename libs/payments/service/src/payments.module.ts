import { Global, Module } from '@nestjs/common'
import { Payments } from '@twofold/payments-contract'
import { AuthorisePayment } from './authorise-payment.js'
import { CapturePaymentWhenOrderConfirmed } from './capture-payment-when-order-confirmed.js'
import { ForgetTokensLeftBehind } from './forget-tokens-left-behind.js'
import { PaymentProvider } from './payment-provider.js'
import { PaymentStore } from './payment.store.js'
import { PaymentsService } from './payments.service.js'
import { RefundPaymentWhenOrderCancelled } from './refund-payment-when-order-cancelled.js'
import { SettleOpenPayments } from './settle-open-payments.js'
import { SettlePayment } from './settle-payment.js'
import { PaymentProviderSimulator } from './simulator/payment-provider-simulator.js'
import { SimulatorLedgerStore } from './simulator/simulator-ledger.store.js'
import { VoidPaymentWhenOrderRejected } from './void-payment-when-order-rejected.js'

@Global()
@Module({
  providers: [
    { provide: Payments, useClass: PaymentsService },
    { provide: PaymentProvider, useClass: PaymentProviderSimulator },
    SimulatorLedgerStore,
    PaymentStore,
    AuthorisePayment,
    SettlePayment,
    ForgetTokensLeftBehind,
    SettleOpenPayments,
    CapturePaymentWhenOrderConfirmed,
    VoidPaymentWhenOrderRejected,
    RefundPaymentWhenOrderCancelled,
  ],
  exports: [Payments],
})
export class PaymentsModule {}
