import { Injectable } from '@nestjs/common'
import { Inventory, NotEnoughStock, ReservationLapsed } from '@twofold/inventory-contract'
import { OutOfStock } from '@twofold/orders-contract'
import type { PendingOrder } from '../pending-order.js'
import { heldNoLonger } from '../rejection.js'

/** Holds the pieces of an order. */
@Injectable()
export class ReserveLines {
  constructor(private readonly inventory: Inventory) {}

  /** @throws OutOfStock */
  async execute({ id, lines }: PendingOrder): Promise<void> {
    const wanted = lines.map(({ productId, quantity }) => ({ productId, quantity }))
    await this.inventory.reserveStock({ orderId: id, lines: wanted }).catch((error: unknown) => {
      if (error instanceof NotEnoughStock) throw outOfStock(lines, error)
      if (error instanceof ReservationLapsed) throw heldNoLonger()
      throw error
    })
  }
}

function outOfStock(lines: PendingOrder['lines'], { details }: NotEnoughStock): OutOfStock {
  const { products } = details as { products: { productId: string; available: number }[] }
  const short = products.map(({ productId, available }) => {
    const { name, quantity } = lines.find((line) => line.productId === productId)!
    return `${quantity} of ${name} were ordered and ${available} are available`
  })
  return new OutOfStock(`${short.join('; ')}.`)
}
