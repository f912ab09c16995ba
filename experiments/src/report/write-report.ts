import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { repository } from '@twofold/local'

/** Writes `reports/<name>.json`, `.md` and whatever else belongs to it, by extension; answers where the Markdown is. */
export async function writeReport(
  name: string,
  { json, ...files }: { json: object; md: string } & Record<string, string | object>,
): Promise<string> {
  const folder = join(repository, 'reports')
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, `${name}.json`), `${JSON.stringify(json, null, 2)}\n`)
  for (const [extension, text] of Object.entries(files))
    await writeFile(join(folder, `${name}.${extension}`), String(text))
  return `reports/${name}.md`
}
