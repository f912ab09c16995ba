import { type Mix, mixes } from '@twofold/load'
import type { Edit } from '../workspace-copy/workspace-copy.js'

/** A safety measure of the data that a test build of the services goes without, as plain processes with data of their own. */
export interface DataControl {
  readonly name: string
  readonly what: string
  readonly mix: Mix
  /** Which promise must be broken: another one proves nothing. */
  readonly reason: RegExp
  /** Takes no measure away: it shows that the one beside it is what makes the difference. */
  readonly mustHold?: boolean
  readonly edits: readonly Edit[]
}

/** Every event comes twice, and what it does to stock is no longer safe to do twice: as a careless reaction would be. */
const twice: readonly Edit[] = [
  {
    file: 'libs/platform/messaging/src/jetstream-publisher.ts',
    find: '      await this.jetStream.publish(message.subject, encodeEvent(message), { msgID: message.id,',
    replace: [
      '      await this.jetStream.publish(message.subject, encodeEvent(message), { msgID: `${message.id} again` })',
      '      await this.jetStream.publish(message.subject, encodeEvent(message), { msgID: message.id,',
    ].join('\n'),
  },
  {
    file: 'libs/inventory/service/src/commit-reservation-when-order-confirmed.ts',
    find: "known === 'committed' || ",
    replace: '',
  },
  {
    file: 'libs/inventory/service/src/commit-reservation.ts',
    find: " || known === 'committed'",
    replace: '',
  },
  {
    file: 'libs/inventory/service/src/commit-reservation.ts',
    find: "if (status === 'committed') return\n",
    replace: '\n',
  },
]

export const dataControls: readonly DataControl[] = [
  {
    name: 'outbox',
    what: 'a test build that writes no event down',
    mix: mixes.buy,
    reason: /not captured|payment|held for nobody|were sold/,
    edits: [
      {
        file: 'libs/platform/events/src/outbox.ts',
        find: 'this.unitOfWork.writeLast(',
        replace: 'if (!event) this.unitOfWork.writeLast(',
      },
    ],
  },
  {
    name: 'idempotency',
    what: 'a test build that takes every key for a new one',
    mix: mixes.buy,
    reason: /two orders/,
    edits: [
      {
        file: 'libs/platform/idempotency/src/idempotency.ts',
        find: 'refuseInsideUnitOfWork(`${request.operation} (an idempotency key)`)',
        replace: 'request = { ...request, key: crypto.randomUUID() }',
      },
    ],
  },
  {
    name: 'nothing, though events come twice',
    what: 'a test build that publishes each event twice, to a reaction that is not safe to repeat',
    mix: mixes.buy,
    mustHold: true,
    reason: /./,
    edits: twice,
  },
  {
    name: 'inbox',
    what: 'the same, and whatever comes is applied',
    mix: mixes.buy,
    reason: /were sold/,
    edits: [
      ...twice,
      { file: 'libs/platform/events/src/inbox.ts', find: 'if (standing.fresh) await', replace: 'await' },
    ],
  },
  {
    name: 'compensation',
    what: 'a test build that releases nothing when an order is rejected; payments are declined',
    mix: { buyInVain: 1 },
    reason: /held for nobody/,
    edits: [
      {
        file: 'libs/inventory/service/src/release-reservation-when-order-rejected.ts',
        find: 'return this.release.execute(orderId)',
        replace: 'return orderId ? Promise.resolve() : this.release.execute(orderId)',
      },
    ],
  },
]
