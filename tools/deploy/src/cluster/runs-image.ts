import type { ImageReference } from '../images/image-reference.js'
import { type Cluster, statusOf } from './cluster.js'

/** Whether a release's Deployment is there, with that image and any pods: Helm compares what it wrote down, which a hand may have changed. */
export async function runsImage(
  { apps }: Pick<Cluster, 'apps'>,
  { namespace, name, image }: { namespace: string; name: string; image: ImageReference },
): Promise<boolean> {
  try {
    const { spec } = await apps.readNamespacedDeployment({ namespace, name })
    return (
      spec!.replicas !== 0 && spec!.template.spec!.containers.some((container) => container.image === nameOf(image))
    )
  } catch (error) {
    if (statusOf(error) === 404) return false
    throw error
  }
}

/** As the charts write it: the digest, where there is one, before the tag. */
const nameOf = ({ repository, tag, digest }: ImageReference) =>
  digest ? `${repository}@${digest}` : `${repository}:${tag}`
