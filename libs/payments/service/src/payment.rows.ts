import type { Payment, PaymentStatus } from '@twofold/payments-contract'
import type { Money } from '@twofold/platform-contract'
import { safeInteger } from '@twofold/platform-database'
import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn } from 'typeorm'
import type { PaymentGoal } from './next-step.js'

/** What is null is null in a tombstone alone, but for the token: see the migrations. */
@Entity({ schema: 'payments', name: 'payments' })
export class PaymentRow {
  /** Also the provider's idempotency key. */
  @PrimaryColumn('uuid')
  id: string

  @Column('uuid', { name: 'order_id' })
  orderId: string

  @Column({ type: 'uuid', name: 'account_id', nullable: true })
  accountId: string | null

  @Column({ type: 'bigint', nullable: true, transformer: safeInteger })
  amount: number | null

  @Column({ type: 'char', length: 3, nullable: true })
  currency: string | null

  /** Forgotten as soon as the provider has answered, who then knows the payment by its key. */
  @Column({ type: 'text', nullable: true })
  token: string | null

  @Column('text')
  status: PaymentStatus

  @Column('text')
  goal: PaymentGoal

  /** When it is to be taken up: in the future while somebody is at it; null where it stands as its order wants it. */
  @Column({ type: 'timestamptz', name: 'due_at', precision: 3, nullable: true })
  dueAt: Date | null

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt: Date

  @UpdateDateColumn({ name: 'updated_at', type: 'timestamptz', precision: 3 })
  updatedAt: Date
}

export function amountOf({ id, amount, currency }: PaymentRow): Money {
  if (amount === null || currency === null) throw new Error(`payment ${id} is a tombstone: it has no amount`)
  return { amount, currency }
}

export function paymentOf(row: PaymentRow): Payment {
  const { id, orderId, status, createdAt, updatedAt } = row
  return {
    id,
    orderId,
    amount: amountOf(row),
    status,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  }
}
