import type { Edit } from '../../../workspace-copy/workspace-copy.js'
import type { SourceRelease } from '../source-release.js'

/** The code asks for the new name alone. What it calls the address itself is its own business. */
export const useNewName: readonly Edit[] = [
  {
    file: 'libs/orders/service/src/order.rows.ts',
    find: `@Column('jsonb', { name: 'shipping_address' })`,
    replace: `@Column('jsonb', { name: 'delivery_address' })`,
  },
]

export const move: SourceRelease = {
  name: '2-move',
  what: 'the code uses the new column only; nothing is migrated',
  migrations: [],
  edits: useNewName,
}
