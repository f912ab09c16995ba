import type { NewLayers } from '@twofold/image'
import type { Shape } from '@twofold/local'
import type { ServingPod } from '../cluster/serving-pods.js'
import { loadFindings } from '../load-findings.js'
import type { LoadedShape } from '../shape-under-load.js'

/** What became of one changed line in one shape. */
export interface Delivered extends LoadedShape {
  readonly shape: Shape
  /** The release that has the changed line. */
  readonly release: string
  /** Tags of the images that were built. */
  readonly built: readonly string[]
  /** Those of the new image that the old one had not. */
  readonly layers: NewLayers
  readonly pods: { readonly before: readonly ServingPod[]; readonly after: readonly ServingPod[] }
  /** From the change of the file: until the first answer and until all answers had the change in them, until the command ended; and the rollout alone. */
  readonly seconds: Seconds
}

/** `null` where that has never been. */
interface Seconds {
  readonly first: number | null
  readonly all: number | null
  readonly command: number
  readonly rollout: number
}

/** An image's own layer, at most; bytes. */
const mostBytes = 2_000_000

/** What is not as per-service delivery promises: nothing, where all is well. */
export function findingsOf({ release, built, layers, pods, seconds, load, audit }: Delivered): string[] {
  const all = [...new Set([...pods.before, ...pods.after].map((pod) => pod.release))]
  const others = all.filter((name) => name !== release)
  return [
    ...(built.length === 1 && built[0]!.startsWith(`twofold/${release}:`)
      ? []
      : [`the images of ${built.join(', ') || 'nobody'} were built, where ${release} alone had changed`]),
    ...(layers.count === 1 ? [] : [`${layers.count} layers of the image are new, where its own is one`]),
    ...(layers.bytes <= mostBytes ? [] : [`${layers.bytes} bytes have to travel, more than ${mostBytes}`]),
    ...others
      .filter((name) => !isSame(pods, name))
      .map((name) => `pods of ${name} were replaced, which had not changed`),
    ...(isNew(pods, release) ? [] : [`not all pods of ${release} are new ones`]),
    ...(seconds.first === null ? ['no answer had the change in it'] : []),
    ...(seconds.all === null ? ['old answers never ended'] : []),
    ...loadFindings({ load, audit }),
  ]
}

const of = (pods: readonly ServingPod[], release: string) => pods.filter((pod) => pod.release === release)

const identities = (pods: readonly ServingPod[], release: string): string =>
  of(pods, release)
    .map(({ uid, templateHash }) => `${uid} ${templateHash}`)
    .toSorted()
    .join()

const isSame = ({ before, after }: Delivered['pods'], release: string): boolean =>
  identities(before, release) === identities(after, release)

function isNew({ before, after }: Delivered['pods'], release: string): boolean {
  const old = new Set(before.map(({ uid }) => uid))
  const now = of(after, release)
  return now.length === of(before, release).length && now.every(({ uid }) => !old.has(uid))
}
