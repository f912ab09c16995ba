import { Injectable } from '@nestjs/common'
import type { ReservationLine, Stock } from '@twofold/inventory-contract'
import { GatheredReads, UnitOfWork } from '@twofold/platform-database'
import { In } from 'typeorm'
import { StockRow } from './stock.rows.js'

/** Where the pieces of a product can be. */
export type Place = 'available' | 'reserved' | 'sold'

const mostPieces = 2_147_483_647

@Injectable()
export class StockStore {
  /** What is known of a product's pieces. */
  readonly find: (productId: string) => Promise<Stock | undefined>

  constructor(
    private readonly unitOfWork: UnitOfWork,
    reads: GatheredReads,
  ) {
    this.find = reads.byKey(
      (productIds) => this.findAll(productIds),
      ({ productId }) => productId,
    )
  }

  private get stock() {
    return this.unitOfWork.manager.getRepository(StockRow)
  }

  private findAll(productIds: readonly string[]): Promise<Stock[]> {
    return this.unitOfWork.manager.query(
      `select product_id as "productId", available, reserved, sold, received
       from inventory.stock where product_id = any($1)`,
      [productIds],
    )
  }

  /** Begins to count a product, at 0; one that is counted already stays as it is. */
  async open(productId: string): Promise<void> {
    const none = { available: 0, reserved: 0, sold: 0, received: 0 }
    await this.stock
      .createQueryBuilder()
      .insert()
      .values({ productId, ...none })
      .orIgnore()
      .execute()
  }

  /** Adds pieces, of products not counted so far too; undefined where they would be more than can be counted. */
  async receive(productId: string, quantity: number): Promise<Stock | undefined> {
    const [stock] = await this.unitOfWork.manager.query<Stock[]>(
      `insert into inventory.stock as stock (product_id, available, reserved, sold, received) values ($1, $2, 0, 0, $2)
       on conflict (product_id) do update
         set available = stock.available + excluded.available, received = stock.received + excluded.received
         where stock.received <= ${mostPieces} - excluded.received
       returning product_id as "productId", available, reserved, sold, received`,
      [productId, quantity],
    )
    return stock
  }

  /**
   * Keeps others from changing the stock of these products until the unit of work ends. Everybody locks in the order of
   * product ids, so that nobody waits for one who waits for them.
   */
  lock(lines: readonly ReservationLine[]): Promise<Stock[]> {
    return this.stock.find({
      where: { productId: In(lines.map(({ productId }) => productId)) },
      order: { productId: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    })
  }

  /** Moves pieces of locked products, all in one statement. */
  async move(lines: readonly ReservationLine[], from: Place, to: Place): Promise<void> {
    await this.unitOfWork.manager.query(
      `update inventory.stock set ${from} = ${from} - line.quantity, ${to} = ${to} + line.quantity
       from unnest($1::uuid[], $2::int[]) as line (product_id, quantity) where stock.product_id = line.product_id`,
      columnsOf(lines),
    )
  }
}

/** Lines as a statement takes them, to be unnested. */
export function columnsOf(lines: readonly ReservationLine[]): [productIds: string[], quantities: number[]] {
  return [lines.map(({ productId }) => productId), lines.map(({ quantity }) => quantity)]
}
