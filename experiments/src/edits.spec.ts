import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { repository } from '@twofold/local'
import { expect, it } from 'vitest'
import { badReleases } from './bad-releases/bad-release.js'
import { oneLine } from './delivery/one-line.js'
import { dataControls } from './red-controls/data-controls.js'
import { rollingControls } from './red-controls/rolling-controls.js'
import { lineOfAll } from './versions/line-of-all.js'

const all = [
  oneLine,
  lineOfAll,
  ...[...badReleases, ...rollingControls, ...dataControls].flatMap(({ edits = [] }) => edits),
]

// Long before the experiment itself would say so.
it.each(all)('$file has the line that an experiment changes: $find', ({ file, find }) => {
  expect(readFileSync(join(repository, file), 'utf8').split(find)).toHaveLength(2)
})
