import { Controller, Get, Post } from '@nestjs/common'
import { Inventory, inventoryContract } from '@twofold/inventory-contract'
import { Id, Quantity } from '@twofold/platform-contract'
import { PathParameters, Serves, StrictBody } from '@twofold/platform-http'
import * as z from 'zod'

const { getStock, receiveStock } = inventoryContract.operations
const OneProduct = z.object({ productId: Id })
type OneProduct = z.output<typeof OneProduct>

const StockReceipt = z.object({ quantity: Quantity }).meta({ id: 'StockReceipt' })
type StockReceipt = z.output<typeof StockReceipt>

@Controller('stock')
export class StockController {
  constructor(private readonly inventory: Inventory) {}

  @Get(':productId')
  @Serves(getStock)
  get(@PathParameters(OneProduct) product: OneProduct) {
    return this.inventory.getStock(product)
  }

  @Post(':productId/receipts')
  @Serves(receiveStock, { status: 201 })
  receive(@PathParameters(OneProduct) { productId }: OneProduct, @StrictBody(StockReceipt) { quantity }: StockReceipt) {
    return this.inventory.receiveStock({ productId, quantity })
  }
}
