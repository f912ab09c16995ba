import type { Edit } from '../workspace-copy/workspace-copy.js'

/** A release that must not come to serve: by a test build, by its values, or for want of room. */
export interface BadRelease {
  readonly name: string
  readonly app: string
  /** What the deploy has to say of it. */
  readonly reason: RegExp
  readonly edits?: readonly Edit[]
  /** Instead of an image that was built. */
  readonly tag?: string
  readonly values?: Readonly<Record<string, string>>
  /** What is wrong with the namespace meanwhile. */
  readonly trouble?: 'a wrong password' | 'no room'
}

/** The Secret that has a wrong password in it. */
export const wrongSecret = 'a-wrong-password'

export const badReleases: readonly BadRelease[] = [
  {
    name: 'never gets ready',
    app: 'orders',
    reason: /runs, and does not get ready/,
    edits: [
      {
        file: 'libs/platform/lifecycle/src/lifecycle.ts',
        find: "return this.state === 'ready'",
        replace: 'return false',
      },
    ],
  },
  {
    name: 'crashes 2 s after it is ready',
    app: 'catalog',
    reason: /ended with code 3/,
    edits: [
      {
        file: 'libs/platform/app/src/serve.ts',
        find: 'await lifecycle.start()',
        replace: 'await lifecycle.start()\n  setTimeout(() => process.exit(3), 2_000)',
      },
    ],
  },
  {
    name: 'has a wrong password',
    app: 'catalog',
    reason: /password authentication failed/,
    values: { existingSecret: JSON.stringify(wrongSecret) },
    trouble: 'a wrong password',
  },
  {
    name: 'has an image that is nowhere',
    app: 'gateway',
    reason: /ImagePullBackOff|ErrImagePull|ErrImageNeverPull/,
    tag: 'nowhere',
  },
  {
    name: 'has values that its schema refuses',
    app: 'payments',
    reason: /minReadySeconds.*got string, want integer/s,
    values: { minReadySeconds: '"soon"' },
  },
  {
    name: 'finds no room in the namespace',
    app: 'gateway',
    reason: /exceeded quota/,
    trouble: 'no room',
    values: { podAnnotations: '{"try":"1"}' },
  },
]
