import { Injectable } from '@nestjs/common'
import type { Reservation, ReservationLine } from '@twofold/inventory-contract'
import { UnitOfWork } from '@twofold/platform-database'
import { reservationOf, ReservationRow } from './reservation.rows.js'

@Injectable()
export class ReservationStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  private get reservations() {
    return this.unitOfWork.manager.getRepository(ReservationRow)
  }

  /** Writes that an order without a reservation shall have none; false where it has one. */
  async refuse(orderId: string): Promise<boolean> {
    const refused = await this.unitOfWork.manager.query<object[]>(
      `insert into inventory.reservations (order_id, status, lines, expires_at) values ($1, 'released', '[]', now())
       on conflict (order_id) do nothing returning order_id`,
      [orderId],
    )
    return refused.length === 1
  }

  async find(orderId: string): Promise<Reservation | undefined> {
    const [reservation] = await this.unitOfWork.manager.query<Reservation[]>(
      `select order_id as "orderId", status, lines from inventory.reservations where order_id = $1`,
      [orderId],
    )
    return reservation
  }

  /** Keeps others from changing it until the unit of work ends. */
  async lock(orderId: string): Promise<Reservation | undefined> {
    const row = await this.reservations.findOne({ where: { orderId }, lock: { mode: 'pessimistic_write' } })
    return row ? reservationOf(row) : undefined
  }

  async settle(orderId: string, status: Reservation['status']): Promise<void> {
    await this.reservations.update({ orderId }, { status })
  }

  /** Settles some of the held reservations whose time is over; their lines. Replicas share them: none waits for another. */
  async expireSome(atMost: number): Promise<ReservationLine[][]> {
    const [expired] = await this.unitOfWork.manager.query<[Pick<ReservationRow, 'lines'>[], number]>(
      `update inventory.reservations set status = 'expired', updated_at = now()
       where order_id in (
         select order_id from inventory.reservations where status = 'held' and expires_at <= now()
         order by expires_at limit $1 for update skip locked
       )
       returning lines`,
      [atMost],
    )
    return expired.map(({ lines }) => lines)
  }
}
