import { Injectable } from '@nestjs/common'
import {
  type Inventory,
  type ReservationLine,
  type Stock,
  StockLimitExceeded,
  StockNotFound,
} from '@twofold/inventory-contract'
import { CommitReservation } from './commit-reservation.js'
import { ReleaseReservation } from './release-reservation.js'
import { ReserveStock } from './reserve-stock.js'
import { StockStore } from './stock.store.js'

@Injectable()
export class InventoryService implements Inventory {
  constructor(
    private readonly stock: StockStore,
    private readonly reserve: ReserveStock,
    private readonly commit: CommitReservation,
    private readonly release: ReleaseReservation,
  ) {}

  async getStock({ productId }: { productId: string }): Promise<Stock> {
    const stock = await this.stock.find(productId)
    if (!stock) throw new StockNotFound(`Nothing is known of the stock of product ${productId}.`)
    return stock
  }

  async receiveStock({ productId, quantity }: { productId: string; quantity: number }): Promise<Stock> {
    const stock = await this.stock.receive(productId, quantity)
    if (!stock) throw new StockLimitExceeded(`${quantity} more of product ${productId} are more than can be counted.`)
    return stock
  }

  reserveStock(reservation: { orderId: string; lines: ReservationLine[] }) {
    return this.reserve.execute(reservation)
  }

  commitReservation({ orderId }: { orderId: string }) {
    return this.commit.execute(orderId)
  }

  releaseReservation({ orderId }: { orderId: string }) {
    return this.release.execute(orderId)
  }
}
