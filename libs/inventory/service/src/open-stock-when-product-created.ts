import { Injectable } from '@nestjs/common'
import { catalogContract } from '@twofold/catalog-contract'
import type { EventMessage, PayloadOf } from '@twofold/platform-contract'
import { type Reaction, ReactsTo } from '@twofold/platform-events'
import { StockStore } from './stock.store.js'

const { productCreated } = catalogContract.events

@Injectable()
@ReactsTo(productCreated)
export class OpenStockWhenProductCreated implements Reaction<typeof productCreated> {
  constructor(private readonly stock: StockStore) {}

  react({ payload: { productId } }: EventMessage<PayloadOf<typeof productCreated>>): Promise<void> {
    return this.stock.open(productId)
  }
}
