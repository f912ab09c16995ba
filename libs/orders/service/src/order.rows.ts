import type { Order, OrderLine, OrderStatus, ShippingAddress } from '@twofold/orders-contract'
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

  @Column('text', { name: 'payment_token' })
  paymentToken: string

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

export function orderOf(row: OrderRow): Order {
  return {
    id: row.id,
    status: row.status,
    lines: row.lines,
    total: { amount: row.totalAmount, currency: row.totalCurrency },
    shippingAddress: row.shippingAddress,
    rejection: row.rejection,
    placedAt: row.placedAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }
}
