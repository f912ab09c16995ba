import { Module } from '@nestjs/common'
import { StockController } from './stock.controller.js'

/** The inventory's public door. */
@Module({ controllers: [StockController] })
export class InventoryHttpModule {}
