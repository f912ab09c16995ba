import type { Order, OrderLine, OrderStatus, ShippingAddress } from '@twofold/orders-contract'
import type { Money } from '@twofold/platform-contract'
import { EntityColumns, safeInteger } from '@twofold/platform-database'
import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn } from 'typeorm'
import type { PendingOrder } from './pending-order.js'

@Entity({ schema: 'orders', name: 'orders' })
export class OrderRow {
  @PrimaryColumn('uuid')
  id: string

  @Column('uuid', { name: 'account_id' })
  accountId: string

  @Column('text')
  status: OrderStatus

  @Column('jsonb')
  lines: OrderLine[]

  @Column('bigint', { name: 'total_amount', transformer: safeInteger })
  totalAmount: number

  @Column('char', { name: 'total_currency', length: 3 })
  totalCurrency: string

  @Column('jsonb', { name: 'shipping_address' })
  shippingAddress: ShippingAddress

  /** Forgotten as soon as the order is final. */
  @Column('text', { name: 'payment_token', nullable: true })
  paymentToken: string | null

  @Column('text', { nullable: true })
  rejection: string | null

  @Column('text', { name: 'rejection_detail', nullable: true })
  rejectionDetail: string | null

  /** How often it was tried to settle. */
  @Column('int')
  attempts: number

  /** When to try again. */
  @Column('timestamptz', { name: 'settle_after' })
  settleAfter: Date

  @CreateDateColumn({ name: 'placed_at', type: 'timestamptz', precision: 3 })
  placedAt: Date

  @UpdateDateColumn({ name: 'updated_at', type: 'timestamptz', precision: 3 })
  updatedAt: Date
}

export function pendingOf(row: OrderRow): PendingOrder {
  const { id, accountId, lines, shippingAddress, paymentToken } = row
  if (paymentToken === null) throw new Error(`order ${id} is ${row.status}: there is nothing to settle`)
  return { id, accountId, lines, total: totalOf(row), shippingAddress, paymentToken }
}

const columns = new EntityColumns(OrderRow)

/** What nobody but the shop gets to see of an order. */
const hidden = ['accountId', 'paymentToken', 'attempts', 'settleAfter'] as const
export type PlacedRow = Omit<OrderRow, (typeof hidden)[number]>
/** A placed order as a statement answers it. */
export const placedColumns = columns.answered({ without: hidden })

/** The columns of an order that is made: what is the same for each is left to the statement. */
export function recordOf({ total, ...order }: PendingOrder): Record<string, unknown> {
  return columns.record({ ...order, totalAmount: total.amount, totalCurrency: total.currency })
}

const totalOf = ({ totalAmount, totalCurrency }: PlacedRow): Money => ({ amount: totalAmount, currency: totalCurrency })

export function orderOf(row: PlacedRow): Order {
  return {
    id: row.id,
    status: row.status,
    lines: row.lines,
    total: totalOf(row),
    shippingAddress: row.shippingAddress,
    rejection: row.rejection,
    placedAt: row.placedAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }
}
