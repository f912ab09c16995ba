import { readFile } from 'node:fs/promises'
import type { Edit, WorkspaceCopy } from '../../workspace-copy/workspace-copy.js'

/** A release of orders, as its sources differ from those of the release before. */
export interface SourceRelease {
  /** Its folder here. */
  readonly name: string
  readonly what: string
  /** Files of that folder that come to the service's migrations. */
  readonly migrations: readonly string[]
  readonly edits: readonly Edit[]
}

const migrations = 'libs/orders/service/src/migrations'

/** Makes the next release out of a copy of the workspace. Throws Failure where the code has moved on. */
export async function applyRelease(copy: WorkspaceCopy, release: SourceRelease): Promise<void> {
  for (const file of release.migrations) await copy.add(`${migrations}/${file}`, await textOf(release, file))
  for (const edit of release.edits) await copy.edit(edit)
}

const textOf = ({ name }: SourceRelease, file: string) => readFile(new URL(`${name}/${file}`, import.meta.url), 'utf8')
