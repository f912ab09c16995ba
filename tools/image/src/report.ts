import { mkdir, writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { repository } from '@twofold/local'
import { allApps, buildImages } from './build-images.js'
import { hasCompose } from './compose.js'
import { docker } from './docker.js'
import { type ImagesReport, inWords, requireTargets, targets } from './images-report.js'
import { measureSizes } from './measure-sizes.js'
import { measureStarts } from './measure-starts.js'
import { runCommand } from './run-command.js'
import { runtimeImage } from './runtime-image.js'
import { imageOf } from './image-of.js'

const starts = 3

/** `npm run image:report`: what each image weighs and how soon it serves; also in reports/images.md and images.json. */
await runCommand(async () => {
  await buildImages()
  const report = await measure()
  const folder = join(repository, 'reports')
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'images.json'), `${JSON.stringify(report, null, 2)}\n`)
  await writeFile(join(folder, 'images.md'), inWords(report))
  console.log(`\n${inWords(report)}\nAlso in reports/images.md and reports/images.json.`)
  requireTargets(report.images)
})

async function measure(): Promise<ImagesReport> {
  const base = await runtimeImage()
  const images = new Map(await Promise.all(allApps.map(async (app) => [app, await imageOf(app)] as const)))
  const tags = new Map([...images].map(([app, { tag }]) => [app, tag]))
  tell('compressing layers')
  const sizes = await measureSizes([...tags.values()], base.layers.length)
  const measured = (await hasCompose()) ? await measureStarts(tags, { starts, onProgress: tell }) : undefined
  const [platform, version] = (
    await docker('version', '--format', '{{.Server.Os}}/{{.Server.Arch}} {{.Server.Version}}')
  ).split(' ')
  return {
    measuredAt: new Date().toISOString(),
    machine: { platform: platform!, cpus: cpus().length, docker: version! },
    base: { name: base.name, identity: base.identity },
    starts,
    targets,
    images: [...images].map(([app, { tag, id }]) => ({
      app,
      tag,
      id,
      compressed: sizes.get(tag)!,
      start: measured?.get(app),
    })),
  }
}

function tell(message: string): void {
  console.error(message)
}
