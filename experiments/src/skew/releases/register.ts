import type { Edit } from '../../workspace-copy/workspace-copy.js'

const file = 'libs/orders/service/src/orders.domain.ts'

/** Lists a migration of orders behind another one. */
export const register = (after: string, name: string, migration: string): Edit[] => [
  {
    file,
    find: `import { ${after} } from`,
    replace: `import { ${migration} } from './migrations/${name}.js'\nimport { ${after} } from`,
  },
  { file, find: `${after}] }`, replace: `${after}, ${migration}] }` },
]
