import { readFileSync } from 'node:fs'
import { Failure } from '@twofold/infrastructure'
import * as z from 'zod'

const image = z.object({ repository: z.string(), tag: z.string(), digest: z.string().optional() })

const release = z.object({
  name: z.string(),
  /** `pending`: of a dry run. `failed`: it is as it was before. */
  change: z.enum(['installed', 'upgraded', 'unchanged', 'pending', 'failed']),
  image: image.optional(),
  /** Of the rollout alone. */
  seconds: z.number(),
  /** Serving pods that were not there before. */
  newPods: z.number(),
  /** Of the Helm release, where it was installed or upgraded: what it is at since, and where it was before, if it was there. */
  revision: z.number().optional(),
  revisionBefore: z.number().optional(),
})

/** What a deploy did: `--json` writes it, `--images` reads the images from it, and a rollback what to take back. */
export const deployReport = z.object({
  shape: z.string(),
  environment: z.string(),
  namespace: z.string(),
  context: z.string(),
  /** From the start of the command. */
  seconds: z.number(),
  /** Tags of the images that were not there before. */
  built: z.array(z.string()),
  releases: z.array(release),
})
export type DeployReport = z.output<typeof deployReport>
export type ReleaseReport = z.output<typeof release>

/** Whether a deploy has left a release in another state than it had before. */
export const isChanged = ({ change }: ReleaseReport): boolean => change === 'installed' || change === 'upgraded'

/** The image of each app, from the report of an earlier deploy. Throws Failure where the file is none. */
export function imagesFrom(file: string): ReadonlyMap<string, z.output<typeof image>> {
  return new Map(
    reportFrom(file).releases.flatMap(({ name, change, image }) =>
      image && change !== 'pending' && change !== 'failed' ? [[name, image] as const] : [],
    ),
  )
}

/** What an earlier deploy has written down. Throws Failure where the file is something else. */
export function reportFrom(file: string): DeployReport {
  try {
    return deployReport.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message
    throw new Failure(`${file} is not what a deploy writes with --json: ${reason}`)
  }
}
