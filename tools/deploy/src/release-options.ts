import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { ReleaseOptions } from './helm/release.js'
import type { ImageReference } from './images/image-reference.js'
import { chartFolder } from './plan.js'

/** What an app or the infrastructure is released with in an environment. */
export function releaseOptions(name: string, environment: string, image: ImageReference | undefined): ReleaseOptions {
  const chart = chartFolder(name)
  const { repository, tag, digest = '' } = image ?? {}
  return {
    chart,
    values: [valuesFile(name, environment)],
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

/** The port of every node that a release opens in an environment, if it does. Of a chart that `npm run chart` has made. */
export function nodePortOf(name: string, environment: string): number | undefined {
  const { service } = parse(readFileSync(valuesFile(name, environment), 'utf8')) ?? {}
  return service?.nodePort || undefined
}

const valuesFile = (name: string, environment: string) => join(chartFolder(name), `values-${environment}.yaml`)
