import { Failure } from '@twofold/infrastructure'
import type { DeployReport } from './deploy-report.js'
import { type Helm, helmsReason } from './helm/helm.js'
import { Release } from './helm/release.js'
import { releaseOptions } from './release-options.js'

/**
 * Takes back what a deploy did: what it upgraded goes back to the revision before, what it installed goes away, callers
 * first. A release that is no longer as that deploy left it stays as it is. Throws Failure.
 */
export async function rollBack(
  { releases, environment }: Pick<DeployReport, 'releases' | 'environment'>,
  helm: Helm,
  tell: (message: string) => void,
): Promise<void> {
  for (const { name, image, change, revision, revisionBefore } of releases.toReversed()) {
    if (change !== 'installed' && change !== 'upgraded') continue
    const release = new Release(helm, name, releaseOptions(name, environment, image))
    if ((await release.deployed()) !== revision) {
      tell(`${name} is no longer at revision ${revision}: it stays as it is`)
      continue
    }
    tell(revisionBefore === undefined ? `taking ${name} away` : `${name} goes back to revision ${revisionBefore}`)
    await release.rollBack(revisionBefore).catch((error: unknown) => {
      throw new Failure(`${name} could not be put back: ${helmsReason(error)}`)
    })
  }
}
