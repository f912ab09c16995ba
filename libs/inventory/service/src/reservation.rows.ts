import type { Reservation, ReservationLine } from '@twofold/inventory-contract'
import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn } from 'typeorm'

@Entity({ schema: 'inventory', name: 'reservations' })
export class ReservationRow {
  @PrimaryColumn('uuid', { name: 'order_id' })
  orderId: string

  @Column('text')
  status: Reservation['status']

  /** One for each product. They never change, so they need no table of their own. */
  @Column('jsonb')
  lines: ReservationLine[]

  @Column({ type: 'timestamptz', name: 'expires_at', precision: 3 })
  expiresAt: Date

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt: Date

  @UpdateDateColumn({ name: 'updated_at', type: 'timestamptz', precision: 3 })
  updatedAt: Date
}

export function reservationOf({ orderId, status, lines }: ReservationRow): Reservation {
  return { orderId, status, lines }
}
