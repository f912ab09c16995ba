import { Controller, Get } from '@nestjs/common'
import { Payments, paymentsContract } from '@twofold/payments-contract'
import { Id } from '@twofold/platform-contract'
import { QueryParameters, Serves } from '@twofold/platform-http'
import * as z from 'zod'

const OneOrder = z.object({ orderId: Id })
type OneOrder = z.output<typeof OneOrder>

@Controller('payments')
export class PaymentsController {
  constructor(private readonly payments: Payments) {}

  @Get()
  @Serves(paymentsContract.operations.listPayments)
  list(@QueryParameters(OneOrder) order: OneOrder) {
    return this.payments.listPayments(order)
  }
}
