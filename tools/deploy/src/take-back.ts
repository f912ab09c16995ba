import { Failure } from '@twofold/infrastructure'
import { type DeployReport, isChanged } from './deploy-report.js'
import { type Helm, helmsReason } from './helm/helm.js'
import { Release } from './helm/release.js'
import { releaseOptions } from './release-options.js'

/**
 * Takes back what a deploy did: what it upgraded goes back to the revision before, what it installed goes away, callers
 * first. A release that is no longer as that deploy left it stays as it is, and so does what was installed for it. Throws
 * Failure.
 */
export async function takeBack(
  { releases, environment }: Pick<DeployReport, 'releases' | 'environment'>,
  helm: Helm,
  tell: (message: string) => void,
): Promise<void> {
  let isLeft = false
  for (const { name, image, change, revision, revisionBefore } of releases.filter(isChanged).toReversed()) {
    const release = new Release(helm, name, releaseOptions(name, environment, image))
    if ((await release.deployed()) !== revision) {
      tell(`${name} is no longer at revision ${revision}: it stays as it is`)
      isLeft = true
      continue
    }
    if (change === 'installed' && isLeft) {
      tell(`${name} stays, for what stays`)
      continue
    }
    tell(revisionBefore === undefined ? `taking ${name} away` : `${name} goes back to revision ${revisionBefore}`)
    await release.rollBack(revisionBefore).catch((error: unknown) => {
      throw new Failure(`${name} could not be put back: ${helmsReason(error)}`)
    })
  }
}
