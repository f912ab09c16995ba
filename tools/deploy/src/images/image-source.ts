import { buildImage, tagOf } from '@twofold/image'
import { Failure } from '@twofold/infrastructure'
import { imagesFrom } from '../deploy-report.js'
import { type ImageReference, referenceTo } from './image-reference.js'
import type { ImageSupply } from './image-supply.js'

/** Which image each app is to run, and how the cluster gets those that it does not have. */
export interface ImageSource {
  /** Apps whose image is not the one that runs; known once they were compared. */
  readonly missing: readonly string[]
  /** Tags of the images that were built for this. */
  readonly built: readonly string[]
  compare(apps: readonly string[], running: (app: string) => Promise<ImageReference | undefined>): Promise<void>
  /** Answers what it did, for people. */
  supply(apps: readonly string[], tell: (message: string) => void): Promise<string>
  of(app: string): ImageReference | undefined
}

/** Images of the bundles as they are now: built where Docker does not have them. */
export function newestImages(supply: ImageSupply): ImageSource {
  const references = new Map<string, ImageReference>()
  const [missing, built]: [string[], string[]] = [[], []]
  return {
    missing,
    built,
    of: (app) => references.get(app),
    async compare(apps, running) {
      for (const app of apps) {
        const wanted = referenceTo(await tagOf(app))
        const runs = await running(app)
        // A registry gives the repository and the digest; what is in the image, its tag says.
        const isSame = runs?.tag === wanted.tag && supply.isOf(runs)
        references.set(app, isSame ? runs : wanted)
        if (!isSame) missing.push(app)
      }
    },
    async supply(apps, tell) {
      const tags = new Map<string, string>()
      for (const app of apps) {
        tell(`packing ${app}`)
        const { tag, isOld } = await buildImage(app)
        tags.set(app, tag)
        if (!isOld) built.push(tag)
      }
      tell(`${supply.way}: ${apps.join(', ')}`)
      const given = await supply.give([...tags.values()])
      for (const [app, tag] of tags) references.set(app, given.get(tag)!)
      return `${built.length} built (${supply.way}): ${apps.join(', ')}`
    },
  }
}

/** The images that an earlier deploy has used: nothing is built, so what was tested is what runs. */
export function knownImages(file: string): ImageSource {
  const images = imagesFrom(file)
  const missing: string[] = []
  return {
    missing,
    built: [],
    of: (app) => images.get(app),
    async compare(apps, running) {
      for (const app of apps) {
        const image = images.get(app)
        if (!image) throw new Failure(`${file} names no image of ${app}: was it written by a deploy of another shape?`)
        const runs = await running(app)
        if (runs?.tag !== image.tag || runs.digest !== image.digest) missing.push(app)
      }
    },
    supply: async (apps) => `of ${file}, which the cluster has or pulls: ${apps.join(', ')}`,
  }
}
