import type { V1Pod } from '@kubernetes/client-node'
import { Failure } from '@twofold/infrastructure'
import { type Cluster, reasonOf } from './cluster/cluster.js'
import { helmsReason } from './helm/helm.js'
import type { Release } from './helm/release.js'
import type { PodFault } from './rollout/pod-fault.js'
import { podsOf, watchRollout } from './rollout/watch-rollout.js'
import { whyFailed } from './rollout/why-failed.js'

interface Options {
  readonly cluster: Cluster
  readonly namespace: string
  /** Seconds. */
  readonly timeout: number
  readonly signal: AbortSignal
  tell(message: string): void
}

interface RolledOut {
  readonly change: 'installed' | 'upgraded'
  readonly seconds: number
  readonly newPods: number
  /** Of the release, and undefined where it was not there before. */
  readonly revision: number | undefined
  readonly revisionBefore: number | undefined
}

/**
 * Installs or upgrades a release and waits until it serves. Where it does not get there it is as it was before, and the
 * Failure says which pod did not and why.
 */
export async function rollOut(release: Release, options: Options): Promise<RolledOut> {
  const { cluster, namespace, tell } = options
  const before = await release.deployed()
  const old = await uids(cluster, namespace, release.name)
  const begin = performance.now()
  const startedAt = new Date()
  const reason = await whatStops(release, old, options)
  if (reason !== undefined) {
    const story = await whyFailed(cluster, namespace, release.name, { old, since: startedAt }).catch(reasonOf)
    tell(before === undefined ? 'failed: taking it away' : `failed: going back to revision ${before}`)
    const after = await release.rollBack(before).then(
      () => aftermath(release.name, before),
      (error: unknown) => `${release.name} could not be put back: ${helmsReason(error)}`,
    )
    throw new Failure([`${release.name} ${reason}.`, story, after].filter(Boolean).join('\n'))
  }
  const pods = await podsOf({ cluster, namespace, release: release.name })
  return {
    change: before === undefined ? 'installed' : 'upgraded',
    seconds: (performance.now() - begin) / 1_000,
    newPods: pods.filter(({ metadata }) => isServing(metadata) && !old.has(metadata!.uid!)).length,
    revision: await release.deployed(),
    revisionBefore: before,
  }
}

/** Applies a release and watches it; undefined once it serves, else what is in its way. */
async function whatStops(
  release: Release,
  old: ReadonlySet<string>,
  { cluster, namespace, timeout, signal, tell }: Options,
) {
  const ended = new AbortController()
  const given = AbortSignal.any([signal, ended.signal])
  const fault = watchRollout(
    { cluster, namespace, release: release.name },
    { old, signal: given, onChange: ({ summary }) => tell(summary) },
  )
  const applied = release.apply({ seconds: timeout, signal: given }).then(
    () => undefined,
    (error: unknown) => `did not get ready: ${helmsReason(error)}`,
  )
  try {
    const failed = await Promise.race([applied, fault.then((it) => it && inWords(it))])
    return signal.aborted ? 'was interrupted' : failed
  } finally {
    // Helm has written down what became of the release before anybody goes back.
    ended.abort()
    await Promise.allSettled([applied, fault])
  }
}

const inWords = ({ who, reason }: PodFault): string => `cannot get ready: ${who} ${reason}`

const aftermath = (name: string, before: number | undefined): string =>
  before === undefined
    ? `${name} was not there before, and is not there now.`
    : `${name} is back at revision ${before}, which kept serving.`

/** Of all pods of a release, those of its Jobs included as long as they are there. */
async function uids(cluster: Cluster, namespace: string, release: string): Promise<ReadonlySet<string>> {
  return new Set((await podsOf({ cluster, namespace, release })).map(({ metadata }) => metadata!.uid!))
}

/** Whether a pod is there to stay: migrations and tests come and go. */
const isServing = (metadata: V1Pod['metadata']): boolean =>
  ['serve', 'server'].includes(metadata?.labels?.['app.kubernetes.io/component'] ?? '')
