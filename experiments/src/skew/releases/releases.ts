import { expand } from './1-expand/release.js'
import { move } from './2-move/release.js'
import { contract } from './3-contract/release.js'

/** The renaming of a column, in their order. */
export const releases = [expand, move, contract] as const
