import { Injectable } from '@nestjs/common'
import type { PaymentStatus } from '@twofold/payments-contract'
import { type Money, newId } from '@twofold/platform-contract'
import { EntityColumns, GatheredWrites, UnitOfWork } from '@twofold/platform-database'
import { nextStep } from './next-step.js'
import { PaymentRow } from './payment.rows.js'
import { PaymentsSettings } from './payments.settings.js'

const row = new EntityColumns(PaymentRow).answered({ of: 'payment' })

interface NewPayment {
  readonly orderId: string
  readonly accountId: string
  readonly amount: Money
  readonly token: string
}

/** What the provider has answered for a payment, which is given as it was before. */
interface Finding {
  readonly payment: PaymentRow
  readonly status: PaymentStatus
}

/** All times are the database's. Whoever claims or takes up a payment has it to themselves until their lease ends. */
@Injectable()
export class PaymentStore {
  /** Begins an order's payment; undefined where it has one already. */
  readonly claim: (payment: NewPayment) => Promise<PaymentRow | undefined>
  private readonly beginCapture: (orderId: string) => Promise<boolean>
  /** Undefined where the payment is not as it was. */
  private readonly write: (finding: Finding) => Promise<PaymentRow | undefined>

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly settings: PaymentsSettings,
    writes: GatheredWrites,
  ) {
    this.claim = writes.byKey(
      ({ orderId }) => orderId,
      (payments) => this.claimAll(payments),
    )
    this.beginCapture = writes.byKey(
      (orderId) => orderId,
      (orderIds) => this.captureAll(orderIds),
    )
    this.write = writes.byKey(
      ({ payment }) => payment.id,
      (findings) => this.writeAll(findings),
    )
  }

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
  async record(payment: PaymentRow, status: PaymentStatus): Promise<PaymentRow> {
    return (await this.write({ payment, status })) ?? this.payments.findOneByOrFail({ id: payment.id })
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
    return (await this.beginCapture(orderId)) || this.payments.existsBy({ orderId })
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

  private async claimAll(payments: readonly NewPayment[]): Promise<(PaymentRow | undefined)[]> {
    const claimed = await this.unitOfWork.manager.query<PaymentRow[]>(
      `insert into payments.payments as payment (id, order_id, account_id, amount, currency, token, status, goal, due_at)
       select id, order_id, account_id, amount, currency, token, 'unknown', 'authorise',
         now() + $7 * interval '1 millisecond'
       from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::bigint[], $5::text[], $6::text[])
         as claim (id, order_id, account_id, amount, currency, token)
       on conflict (order_id) do nothing returning ${row}`,
      [
        payments.map(() => newId()),
        payments.map(({ orderId }) => orderId),
        payments.map(({ accountId }) => accountId),
        payments.map(({ amount }) => amount.amount),
        payments.map(({ amount }) => amount.currency),
        payments.map(({ token }) => token),
        this.settings.PAYMENT_LEASE_MS,
      ],
    )
    const byOrder = new Map(claimed.map((payment) => [payment.orderId, payment]))
    return payments.map(({ orderId }) => byOrder.get(orderId))
  }

  private async writeAll(findings: readonly Finding[]): Promise<(PaymentRow | undefined)[]> {
    // The goal may have changed while the provider was asked. So may the status, where a lease ended before its work:
    // then what the other one found out stays.
    const [written] = await this.unitOfWork.manager.query<[PaymentRow[], number]>(
      `update payments.payments as payment
       set status = after, updated_at = now(), token = case when after = 'unknown' then token end,
         due_at = case when goal = wanted and is_done then null else now() end
       from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::bool[])
         as finding (id, before, after, wanted, is_done)
       where payment.id = finding.id and payment.status = before
       returning ${row}`,
      [
        findings.map(({ payment }) => payment.id),
        findings.map(({ payment }) => payment.status),
        findings.map(({ status }) => status),
        findings.map(({ payment }) => payment.goal),
        findings.map(({ payment, status }) => nextStep({ status, goal: payment.goal }) === undefined),
      ],
    )
    const byId = new Map(written.map((payment) => [payment.id, payment]))
    return findings.map(({ payment }) => byId.get(payment.id))
  }

  private async captureAll(orderIds: readonly string[]): Promise<boolean[]> {
    const [wanted] = await this.unitOfWork.manager.query<[{ orderId: string }[], number]>(
      `update payments.payments set goal = 'capture', due_at = coalesce(due_at, now()), updated_at = now()
       where order_id = any($1) and goal = 'authorise' returning order_id as "orderId"`,
      [orderIds],
    )
    const orders = new Set(wanted.map(({ orderId }) => orderId))
    return orderIds.map((orderId) => orders.has(orderId))
  }

  private async lease(which: string, parameter: unknown): Promise<PaymentRow[]> {
    const [leased] = await this.unitOfWork.manager.query<[PaymentRow[], number]>(
      `update payments.payments as payment set due_at = now() + $1 * interval '1 millisecond' where ${which} returning ${row}`,
      [this.settings.PAYMENT_LEASE_MS, parameter],
    )
    return leased
  }
}
