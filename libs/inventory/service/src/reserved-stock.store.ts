import { Injectable } from '@nestjs/common'
import type { Reservation, ReservationLine, Stock } from '@twofold/inventory-contract'
import { GatheredWrites, UnitOfWork } from '@twofold/platform-database'
import { InventorySettings } from './inventory.settings.js'
import { holdNewReservations, holdInAnyCase, sellHeldReservations } from './reserved-stock.statements.js'
import { columnsOf } from './stock.store.js'

interface NewReservation {
  readonly orderId: string
  /** One for each product. */
  readonly lines: readonly ReservationLine[]
}

/** What has become of the attempt to hold pieces. */
interface Attempt {
  /** Whether the pieces are held now, by this attempt. */
  readonly isHeld: boolean
  /** Whether no other attempt of the same order can have had another outcome meanwhile. */
  readonly isSettled: boolean
  /** The reservation that the order had before, unless it had expired. */
  readonly earlier: Reservation | undefined
  /** How many pieces of each product the order could have; of none where they are held. */
  readonly stock: Pick<Stock, 'productId' | 'available'>[]
}

interface NewRow {
  readonly orderId: string
  readonly isHeld: boolean
  readonly short: Attempt['stock'] | null
}

type HoldRow = Pick<Stock, 'productId' | 'available'> & {
  isHeld: boolean
  earlierStatus: Reservation['status'] | null
  earlierLines: ReservationLine[] | null
}

/**
 * Reservations and their stock, changed in one statement each: locks are held while PostgreSQL works, not while it waits for
 * us, and orders that come together take one round trip.
 */
@Injectable()
export class ReservedStockStore {
  /** Sells what is held for an order. What its reservation was until now; undefined where there is none, or another was faster. */
  readonly sell: (orderId: string) => Promise<Reservation['status'] | undefined>
  private readonly holdNew: (order: NewReservation) => Promise<NewRow>

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly settings: InventorySettings,
    writes: GatheredWrites,
  ) {
    this.holdNew = writes.byKey(
      ({ orderId }) => orderId,
      (orders) => this.holdAll(orders),
    )
    this.sell = writes.byKey(
      (orderId) => orderId,
      (orderIds) => this.sellAll(orderIds),
    )
  }

  /** Holds all lines or none. One line for each product. */
  async hold(order: NewReservation): Promise<Attempt> {
    const { isHeld, short } = await this.holdNew(order)
    if (!isHeld && !short) return this.holdOne(order)
    return { isHeld, isSettled: true, earlier: undefined, stock: short ?? [] }
  }

  /** Holds the pieces of orders that have no reservation; of none where there is not enough for all: then their stock is locked. */
  private async holdAll(orders: readonly NewReservation[]): Promise<NewRow[]> {
    const lines = orders.flatMap(({ orderId, lines }) => lines.map((line) => ({ orderId, ...line })))
    const rows = await this.unitOfWork.manager.query<NewRow[]>(holdNewReservations, [
      lines.map(({ orderId }) => orderId),
      ...columnsOf(lines),
      orders.map(({ orderId }) => orderId),
      orders.map(({ lines }) => JSON.stringify(lines)),
      this.settings.RESERVATION_LIFETIME_MS,
    ])
    const byOrder = new Map(rows.map((row) => [row.orderId, row]))
    return orders.map(({ orderId }) => byOrder.get(orderId)!)
  }

  /** The same for one, whatever has become of it so far, with what there is to say about it. */
  private async holdOne({ orderId, lines }: NewReservation): Promise<Attempt> {
    const rows = await this.unitOfWork.manager.query<HoldRow[]>(holdInAnyCase, [
      orderId,
      ...columnsOf(lines),
      JSON.stringify(lines),
      this.settings.RESERVATION_LIFETIME_MS,
      lines.length,
    ])
    const { isHeld, earlierStatus, earlierLines } = rows[0]!
    const earlier = earlierStatus && earlierLines ? { orderId, status: earlierStatus, lines: earlierLines } : undefined
    return {
      isHeld,
      isSettled: isHeld,
      earlier,
      stock: rows.map(({ productId, available }) => ({ productId, available })),
    }
  }

  private async sellAll(orderIds: readonly string[]): Promise<(Reservation['status'] | undefined)[]> {
    const known = await this.unitOfWork.manager.query<Pick<Reservation, 'orderId' | 'status'>[]>(sellHeldReservations, [
      orderIds,
    ])
    const statuses = new Map(known.map(({ orderId, status }) => [orderId, status]))
    return orderIds.map((orderId) => statuses.get(orderId))
  }
}
