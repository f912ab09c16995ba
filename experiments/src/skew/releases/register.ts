import type { Edit } from '../../workspace-copy/workspace-copy.js'

const file = 'libs/orders/service/src/orders.domain.ts'
const rows = `import { OrderRow } from './order.rows.js'`

/** Lists a migration of orders. The numbers in their names order them; those here are above all that orders really has. */
export const register = (name: string, migration: string): Edit[] => [
  { file, find: rows, replace: `import { ${migration} } from './migrations/${name}.js'\n${rows}` },
  { file, find: 'migrations: [', replace: `migrations: [${migration}, ` },
]
