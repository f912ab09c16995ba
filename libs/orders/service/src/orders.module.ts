import { Global, Module } from '@nestjs/common'
import { Catalog } from '@twofold/catalog-contract'
import { Inventory } from '@twofold/inventory-contract'
import { Orders } from '@twofold/orders-contract'
import { Payments } from '@twofold/payments-contract'
import { isRemote } from '@twofold/platform-contract'
import { IdempotencyModule } from '@twofold/platform-idempotency'
import { CancelOrder } from './cancel-order.js'
import { AuthoriseOrder } from './checkout/authorise-order.js'
import { Checkout } from './checkout/checkout.js'
import { ReserveLines } from './checkout/reserve-lines.js'
import { SagaCheckout } from './checkout/saga-checkout.js'
import { TransactionCheckout } from './checkout/transaction-checkout.js'
import { ConcludeOrder } from './conclude-order.js'
import { ForgetOldIdempotencyKeys } from './forget-old-idempotency-keys.js'
import { ForgetTokensLeftBehind } from './forget-tokens-left-behind.js'
import { Intake } from './intake.js'
import { ListOrders } from './list-orders.js'
import { OrderStore } from './order.store.js'
import { OrdersService } from './orders.service.js'
import { PlaceOrder } from './place-order.js'
import { SettleOrder } from './settle-order.js'
import { SettleOrdersLeftBehind } from './settle-orders-left-behind.js'
import { UnsettledOrderStore } from './unsettled-order.store.js'

@Global()
@Module({
  imports: [IdempotencyModule],
  providers: [
    { provide: Orders, useClass: OrdersService },
    PlaceOrder,
    CancelOrder,
    ListOrders,
    SettleOrder,
    SettleOrdersLeftBehind,
    ForgetOldIdempotencyKeys,
    ForgetTokensLeftBehind,
    Intake,
    ConcludeOrder,
    ReserveLines,
    AuthoriseOrder,
    TransactionCheckout,
    SagaCheckout,
    {
      // The one place where the code can tell who runs together: a remote neighbour cannot join a transaction.
      provide: Checkout,
      inject: [Catalog, Inventory, Payments, TransactionCheckout, SagaCheckout],
      useFactory: (catalog: Catalog, inventory: Inventory, payments: Payments, together: Checkout, apart: Checkout) =>
        [catalog, inventory, payments].some(isRemote) ? apart : together,
    },
    OrderStore,
    UnsettledOrderStore,
  ],
  exports: [Orders],
})
export class OrdersModule {}
