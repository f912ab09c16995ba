import { type Mix, mixes } from '@twofold/load'
import type { Edit } from '../workspace-copy/workspace-copy.js'

/** A safety measure of the data that a test build of the services goes without, as plain processes with data of their own. */
export interface DataControl {
  readonly name: string
  readonly what: string
  readonly mix: Mix
  readonly edits: readonly Edit[]
}

export const dataControls: readonly DataControl[] = [
  {
    name: 'outbox',
    what: 'a test build that writes no event down',
    mix: mixes.buy,
    edits: [
      {
        file: 'libs/platform/events/src/outbox.ts',
        find: 'const { domain, subject, aggregate } = event\n',
        replace: 'const { domain, subject, aggregate } = event\n    if (subject) return\n',
      },
    ],
  },
  {
    name: 'idempotency',
    what: 'a test build that takes every key for a new one',
    mix: mixes.buy,
    edits: [
      {
        file: 'libs/platform/idempotency/src/idempotency.ts',
        find: 'if (await this.keys.claim(request, fingerprint)) return',
        replace: 'await this.keys.claim(request, fingerprint)\n    if (fingerprint) return',
      },
    ],
  },
  {
    name: 'compensation',
    what: 'a test build that releases nothing when an order is rejected; payments are declined',
    mix: { buyInVain: 1 },
    edits: [
      {
        file: 'libs/inventory/service/src/release-reservation-when-order-rejected.ts',
        find: 'return this.release.execute(orderId)',
        replace: 'return orderId ? Promise.resolve() : this.release.execute(orderId)',
      },
    ],
  },
]
