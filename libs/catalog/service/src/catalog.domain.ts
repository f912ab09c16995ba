import { Catalog } from '@twofold/catalog-contract'
import { defineDomain } from '@twofold/platform-app'
import { CatalogModule } from './catalog.module.js'
import { CategoryRow } from './category.rows.js'
import { CreateCatalog1767225600001 } from './migrations/0001-create-catalog.js'
import { ProductRow } from './product.rows.js'
import { DemoCatalogStore } from './seed/demo-catalog.store.js'

export const catalog = defineDomain({
  ports: [Catalog],
  module: CatalogModule,
  schema: { name: 'catalog', rows: [ProductRow, CategoryRow], migrations: [CreateCatalog1767225600001] },
  seed: DemoCatalogStore,
})
