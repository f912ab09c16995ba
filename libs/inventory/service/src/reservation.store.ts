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

  /** Writes a reservation that expires by the database's clock; false where the order has one already. */
  async add(reservation: Reservation, lifetimeMs: number): Promise<boolean> {
    const { raw } = await this.reservations
      .createQueryBuilder()
      .insert()
      .values({ ...reservation, expiresAt: () => `now() + :lifetimeMs * interval '1 millisecond'` })
      .orIgnore()
      .setParameter('lifetimeMs', lifetimeMs)
      .returning('order_id')
      .execute()
    return (raw as unknown[]).length === 1
  }

  async find(orderId: string): Promise<Reservation | undefined> {
    const row = await this.reservations.findOneBy({ orderId })
    return row ? reservationOf(row) : undefined
  }

  /** One that is known to be there. */
  async get(orderId: string): Promise<Reservation> {
    return reservationOf(await this.reservations.findOneByOrFail({ orderId }))
  }

  /** Keeps others from settling it until the unit of work ends. */
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
