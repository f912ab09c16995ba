import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { create } from 'tar'
import { docker } from './docker.js'
import { saveImages } from './save-images.js'
import { inTemporaryFolder } from './temporary-folder.js'
import { withoutTimes } from './without-times.js'

/**
 * Takes the time of the build out of an image, where Docker has put it in: before version 23 it does not know
 * SOURCE_DATE_EPOCH, and the same layers get another id with each build.
 */
export async function forgetBuildTime(tag: string): Promise<void> {
  const [id, created] = (await docker('image', 'inspect', '--format', '{{.Id}} {{.Created}}', tag)).split(' ')
  if (Date.parse(created!) === 0) return
  await inTemporaryFolder(async (folder) => {
    await docker('load', '--quiet', '--input', await archiveWithoutTimes(tag, folder))
  })
  await docker('image', 'rm', id!)
}

async function archiveWithoutTimes(tag: string, folder: string): Promise<string> {
  const [image] = await saveImages([tag], folder)
  const configuration = JSON.stringify(withoutTimes(JSON.parse(await readFile(join(folder, image!.Config), 'utf8'))))
  const file = `${createHash('sha256').update(configuration).digest('hex')}.json`
  await writeFile(join(folder, file), configuration)
  await writeFile(join(folder, 'manifest.json'), JSON.stringify([{ ...image, Config: file, RepoTags: [tag] }]))
  const archive = join(folder, 'image.tar')
  await create({ cwd: folder, file: archive }, ['manifest.json', file, ...new Set(image!.Layers)])
  return archive
}
