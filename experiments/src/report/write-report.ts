import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { repository } from '@twofold/local'

interface Report {
  readonly json: object
  readonly md: string
  /** Pictures, by what is put behind the report's name: `services` for `<name>-services.svg`. */
  readonly svgs?: Readonly<Record<string, string>>
}

/** Writes `reports/<name>.json`, `.md` and its pictures; answers where the Markdown is. */
export async function writeReport(name: string, { json, md, svgs = {} }: Report): Promise<string> {
  const folder = join(repository, 'reports')
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, `${name}.json`), `${JSON.stringify(json, null, 2)}\n`)
  await writeFile(join(folder, `${name}.md`), md)
  for (const [part, svg] of Object.entries(svgs)) await writeFile(join(folder, `${name}-${part}.svg`), svg)
  return `reports/${name}.md`
}
