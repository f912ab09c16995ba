import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { format, resolveConfig } from 'prettier'
import { compositionTable, type App } from './table.js'

const workspace = join(import.meta.dirname, '../../..')
export const readme = join(workspace, 'README.md')

/** The README with the table of what the apps are made of now. Throws where the markers of the table are gone. */
export async function readmeWithTable(): Promise<string> {
  const [before, after] = readFileSync(readme, 'utf8').split(
    /(?<=<!-- composition:start -->)[^]*(?=<!-- composition:end -->)/,
  )
  if (after === undefined) throw new Error('README.md has no <!-- composition:start --> and <!-- composition:end -->')
  const text = `${before}\n\n${compositionTable(apps())}\n\n${after}`
  return format(text, { ...(await resolveConfig(readme)), parser: 'markdown' })
}

function apps(): App[] {
  const folders = readdirSync(join(workspace, 'apps'), { withFileTypes: true }).filter((entry) => entry.isDirectory())
  return folders.map(({ name }) => {
    const { dependencies = {} } = JSON.parse(readFileSync(join(workspace, 'apps', name, 'package.json'), 'utf8'))
    return { name, dependencies: Object.keys(dependencies) }
  })
}
