import type { Order, OrderLine, OrderStatus, ShippingAddress } from '@twofold/orders-contract'
import type { Money } from '@twofold/platform-contract'
import { safeInteger } from '@twofold/platform-database'
import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn } from 'typeorm'

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

  /** How often it was tried to settle, and when to try again. */
  @Column('int')
  attempts: number

  @Column('timestamptz', { name: 'settle_after' })
  settleAfter: Date

  @CreateDateColumn({ name: 'placed_at', type: 'timestamptz', precision: 3 })
  placedAt: Date

  @UpdateDateColumn({ name: 'updated_at', type: 'timestamptz', precision: 3 })
  updatedAt: Date
}

/** An order on its way to being confirmed or rejected: all that its customer has said, and what it costs. */
export type PendingOrder = Readonly<Omit<OrderRow, Settlement | 'paymentToken' | 'totalAmount' | 'totalCurrency'>> & {
  readonly total: Money
  readonly paymentToken: string
}

/** What the shop notes of an order while it settles it. */
type Settlement = 'status' | 'rejection' | 'rejectionDetail' | 'attempts' | 'settleAfter' | 'placedAt' | 'updatedAt'

export function pendingOf(row: OrderRow): PendingOrder {
  if (row.paymentToken === null) throw new Error(`order ${row.id} is ${row.status}: there is nothing to settle`)
  return { ...row, total: totalOf(row), paymentToken: row.paymentToken }
}

/** What its customer gets to see of an order. */
export type PlacedRow = Omit<OrderRow, 'accountId' | 'paymentToken' | 'attempts' | 'settleAfter'>

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
