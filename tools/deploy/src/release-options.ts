import { join } from 'node:path'
import type { ReleaseOptions } from './helm/release.js'
import type { ImageReference } from './images/image-supply.js'
import { chartFolder } from './plan.js'

/** What an app or the infrastructure is released with in an environment. */
export function releaseOptions(name: string, environment: string, image: ImageReference | undefined): ReleaseOptions {
  const chart = chartFolder(name)
  const { repository, tag, digest = '' } = image ?? {}
  return {
    chart,
    values: [join(chart, `values-${environment}.yaml`)],
    set: image
      ? {
          'image.repository': repository!,
          'image.tag': tag!,
          'image.digest': digest,
          // What was loaded has no registry: a node that lacks it must not ask a public one, where the name may be anybody's.
          'image.pullPolicy': digest ? 'IfNotPresent' : 'Never',
        }
      : {},
  }
}
