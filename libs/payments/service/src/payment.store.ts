import { Injectable } from '@nestjs/common'
import type { PaymentStatus } from '@twofold/payments-contract'
import { type Money, newId } from '@twofold/platform-contract'
import { UnitOfWork } from '@twofold/platform-database'
import { nextStep } from './next-step.js'
import { PaymentRow } from './payment.rows.js'
import { PaymentsSettings } from './payments.settings.js'

/** A row as a statement answers it, spelled as the entity is. */
const row = `id, order_id as "orderId", account_id as "accountId", amount::float8 as amount, currency, token, status, goal,
  due_at as "dueAt", created_at as "createdAt", updated_at as "updatedAt"`

/** All times are the database's. Whoever claims or takes up a payment has it to themselves until their lease ends. */
@Injectable()
export class PaymentStore {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly settings: PaymentsSettings,
  ) {}

  private get payments() {
    return this.unitOfWork.manager.getRepository(PaymentRow)
  }

  async find(orderId: string): Promise<PaymentRow | undefined> {
    return (await this.payments.findOneBy({ orderId })) ?? undefined
  }

  /** The payment of an order that is known to have one. */
  get(orderId: string): Promise<PaymentRow> {
    return this.payments.findOneByOrFail({ orderId })
  }

  /** Begins an order's payment; undefined where it has one already. */
  async claim(payment: {
    orderId: string
    accountId: string
    amount: Money
    token: string
  }): Promise<PaymentRow | undefined> {
    const { orderId, accountId, amount, token } = payment
    const [claimed] = await this.unitOfWork.manager.query<PaymentRow[]>(
      `insert into payments.payments (id, order_id, account_id, amount, currency, token, status, goal, due_at)
       values ($1, $2, $3, $4, $5, $6, 'unknown', 'authorise', now() + $7 * interval '1 millisecond')
       on conflict (order_id) do nothing returning ${row}`,
      [newId(), orderId, accountId, amount.amount, amount.currency, token, this.settings.PAYMENT_LEASE_MS],
    )
    return claimed
  }

  /** Takes up an order's payment; undefined where nothing is to be done, or somebody is at it. */
  async takeUp(orderId: string): Promise<PaymentRow | undefined> {
    const [taken] = await this.lease('order_id = $2 and due_at <= now()', orderId)
    return taken
  }

  /** Takes up payments of which something is to be done. Replicas share them: none waits for another. */
  takeUpDue(atMost: number): Promise<PaymentRow[]> {
    return this.lease(
      `id in (
         select id from payments.payments where due_at <= now() order by due_at limit $2 for update skip locked
       )`,
      atMost,
    )
  }

  /** Writes what the provider answered, and gives the payment back: it stays due while there is more to do. */
  async record({ id, status: before, goal }: PaymentRow, status: PaymentStatus): Promise<PaymentRow> {
    const isDone = nextStep({ status, goal }) === undefined
    // The goal may have changed while the provider was asked. So may the status, where a lease ended before its work:
    // then what the other one found out stays.
    const [[recorded]] = await this.unitOfWork.manager.query<[PaymentRow[], number]>(
      `update payments.payments
       set status = $3, updated_at = now(), token = case when $3 = 'unknown' then token end,
         due_at = case when goal = $4 and $5 then null else now() end
       where id = $1 and status = $2 returning ${row}`,
      [id, before, status, goal, isDone],
    )
    return recorded ?? this.payments.findOneByOrFail({ id })
  }

  /** Forgets up to `count` tokens that the provider has answered; how many it found. An earlier release leaves them. */
  async forgetTokens(count: number): Promise<number> {
    const [, forgotten] = await this.unitOfWork.manager.query<[unknown, number]>(
      `update payments.payments set token = null where id in (
         select id from payments.payments where token is not null and status <> 'unknown'
         limit $1 for update skip locked
       )`,
      [count],
    )
    return forgotten
  }

  /** Gives the payment back as it is, to be taken up by whoever comes first. */
  async putBack({ id, status }: PaymentRow): Promise<void> {
    await this.payments.update({ id, status }, { dueAt: () => 'now()' })
  }

  /** Wants the money taken, unless the order wants it back by now; false where the order has no payment. */
  async wantCaptured(orderId: string): Promise<boolean> {
    const [, wanted] = await this.unitOfWork.manager.query<[unknown, number]>(
      `update payments.payments set goal = 'capture', due_at = coalesce(due_at, now()), updated_at = now()
       where order_id = $1 and goal = 'authorise'`,
      [orderId],
    )
    return wanted === 1 || this.payments.existsBy({ orderId })
  }

  /** Wants the money back, however far the payment is; where there is none yet, a later one is refused. */
  async wantUndone(orderId: string): Promise<void> {
    await this.unitOfWork.manager.query(
      `insert into payments.payments as payment (id, order_id, status, goal) values ($1, $2, 'voided', 'undo')
       on conflict (order_id) do update
         set goal = 'undo', due_at = coalesce(payment.due_at, now()), updated_at = now()
         where payment.goal <> 'undo'`,
      [newId(), orderId],
    )
  }

  private async lease(which: string, parameter: unknown): Promise<PaymentRow[]> {
    const [leased] = await this.unitOfWork.manager.query<[PaymentRow[], number]>(
      `update payments.payments set due_at = now() + $1 * interval '1 millisecond' where ${which} returning ${row}`,
      [this.settings.PAYMENT_LEASE_MS, parameter],
    )
    return leased
  }
}
