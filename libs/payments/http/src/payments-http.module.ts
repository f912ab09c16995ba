import { Module } from '@nestjs/common'
import { PaymentsController } from './payments.controller.js'

/** The payments' public door. */
@Module({ controllers: [PaymentsController] })
export class PaymentsHttpModule {}
