import { Module } from '@nestjs/common'
import { OrdersController } from './orders.controller.js'

/** The orders' public door. */
@Module({ controllers: [OrdersController] })
export class OrdersHttpModule {}
