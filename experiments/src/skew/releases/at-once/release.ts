import { useNewName } from '../2-move/release.js'
import { register } from '../register.js'
import type { SourceRelease } from '../source-release.js'

/** The control: the same in one release. */
export const atOnce: SourceRelease = {
  name: 'at-once',
  what: 'the column renamed and the code changed in one release',
  migrations: ['0101-rename-shipping-address.ts'],
  edits: [...register('0101-rename-shipping-address', 'RenameShippingAddress1767225600101'), ...useNewName],
}
