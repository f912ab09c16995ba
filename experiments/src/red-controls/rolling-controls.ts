import { type Mix, mixes } from '@twofold/load'
import type { Edit } from '../workspace-copy/workspace-copy.js'

/** A safety measure of rollouts that is taken away of one app in the cluster: by its values, or by a test build. */
export interface RollingControl {
  readonly name: string
  readonly what: string
  readonly app: string
  readonly mix: Mix
  /** Requests a second. */
  readonly rate: number
  /** Takes no measure away: it shows that the one beside it, and not the load, is what makes the difference. */
  readonly mustHold?: true
  /** What the requests must fail with, looked for in the kind of error and its message: another failure proves nothing. */
  readonly reason: RegExp
  /** All connections are kept ones, and customers some way off: what is under way when a connection closes is what counts. */
  readonly isKept?: true
  /** JSON. */
  readonly values?: Readonly<Record<string, string>>
  readonly edits?: readonly Edit[]
}

/** By its kind: the words differ between clients. */
const brokenConnection = /^(reset|refused) /

/** What changes nothing but the pods. */
const replacing = { 'podAnnotations.replaced': '"as they are"' }

const noLinger = { 'settings.HTTP_LINGER_QUIET_MS': '0', 'settings.HTTP_LINGER_MAX_MS': '0' }

/** Seconds that a test build takes between one step of its start and the next. */
const slowly = (what: string) => `await new Promise((resolve) => setTimeout(resolve, 4_000))\n${what}`

export const rollingControls: readonly RollingControl[] = [
  {
    name: 'preStop and linger',
    what: 'values of the gateway: 0',
    app: 'gateway',
    mix: mixes.browse,
    rate: 150,
    isKept: true,
    reason: brokenConnection,
    values: { 'shutdown.preStopSeconds': '0', ...noLinger },
  },
  {
    name: 'linger',
    what: 'values of the gateway: 0, preStop as it is',
    app: 'gateway',
    mix: mixes.browse,
    rate: 150,
    isKept: true,
    reason: brokenConnection,
    values: noLinger,
  },
  {
    name: 'nothing',
    what: 'the gateway as it is, the same customers as in the two above',
    app: 'gateway',
    mix: mixes.browse,
    rate: 150,
    isKept: true,
    mustHold: true,
    reason: /./,
    values: replacing,
  },
  {
    name: 'listening before ready',
    what: 'a test build of the gateway: ready 4 s before it listens',
    app: 'gateway',
    mix: mixes.browse,
    rate: 100,
    reason: brokenConnection,
    edits: [
      {
        file: 'libs/platform/lifecycle/src/lifecycle.ts',
        find: "return this.state === 'ready'",
        replace: "return this.state !== 'draining'",
      },
      {
        file: 'libs/platform/app/src/serve.ts',
        find: 'await lifecycle.start()',
        replace: slowly('await lifecycle.start()'),
      },
    ],
  },
  {
    name: 'drain of NATS',
    what: 'settings of orders: NATS_DRAIN false; payments take 3 s',
    app: 'orders',
    mix: { buySlowly: 1 },
    rate: 6,
    reason: /504|deadline/,
    values: { 'settings.NATS_DRAIN': 'false' },
  },
  {
    name: 'nothing',
    what: 'orders as it is, the same customers as above',
    app: 'orders',
    mix: { buySlowly: 1 },
    rate: 6,
    mustHold: true,
    reason: /./,
    values: replacing,
  },
  {
    name: 'database before subscribing',
    what: 'a test build of the catalog: subscribes 4 s before it has its database',
    app: 'catalog',
    mix: mixes.read,
    rate: 60,
    reason: /internal|unavailable/,
    edits: [
      {
        file: 'libs/platform/messaging/src/nats-server.ts',
        find: "lifecycle.add('messages', {",
        replace: "lifecycle.add('connect', {",
      },
      {
        file: 'libs/platform/database/src/database.module.ts',
        find: "lifecycle.add('connect', {",
        // Migrations and seeds want their database at once.
        replace: "lifecycle.add(process.argv[2] ? 'connect' : 'work', {",
      },
      {
        file: 'libs/platform/database/src/database.module.ts',
        find: 'start: () => connect(dataSource)',
        replace: `start: async () => { ${slowly('await connect(dataSource)')} }`,
      },
    ],
  },
]
