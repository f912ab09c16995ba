import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { repository } from '@twofold/local'
import * as z from 'zod'
import type { Delivery, Image } from '../result/costs.js'

/** When and where: missing in files of earlier versions. */
const Setting = z.object({ measuredAt: z.string() }).optional().catch(undefined)

/** What `npm run footprint` and `npm run delivery-proof` leave in reports/, as far as it matters here. */
const Footprint = z.object({
  setting: Setting,
  apps: z.array(z.object({ app: z.string(), compressed: z.object({ total: z.number(), own: z.number() }) })),
})
const Delivered = z.object({
  setting: Setting,
  delivered: z.array(
    z.object({
      shape: z.enum(['monolith', 'services']),
      release: z.string(),
      layers: z.object({ bytes: z.number() }),
      pods: z.object({
        before: z.array(z.object({ uid: z.string() })),
        after: z.array(z.object({ uid: z.string() })),
      }),
      seconds: z.object({ all: z.number().nullable(), rollout: z.number() }),
    }),
  ),
})

/** Images and deliveries of the last proofs on this machine, however old they are; none where there were none. */
export function deliveriesOf(reports = join(repository, 'reports')): { images: Image[]; deliveries: Delivery[] } {
  const footprint = read(join(reports, 'footprint.json'), Footprint)
  const proof = read(join(reports, 'delivery.json'), Delivered)
  return {
    images: (footprint?.apps ?? []).map(({ app, compressed }) => ({
      app,
      compressed: compressed.total,
      ownLayer: compressed.own,
      measuredAt: footprint?.setting?.measuredAt ?? null,
    })),
    deliveries: (proof?.delivered ?? []).flatMap(({ shape, layers, pods, seconds }) => {
      if (seconds.all === null) return []
      const replaced = pods.after.filter(({ uid }) => pods.before.every((pod) => pod.uid !== uid))
      return [
        {
          shape,
          seconds: seconds.all,
          bytes: layers.bytes,
          pods: replaced.length,
          rollout: seconds.rollout,
          measuredAt: proof?.setting?.measuredAt ?? null,
        },
      ]
    }),
  }
}

function read<T>(file: string, schema: z.ZodType<T>): T | undefined {
  try {
    return schema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data
  } catch {
    return undefined
  }
}
