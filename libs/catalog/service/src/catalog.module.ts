import { Global, Module } from '@nestjs/common'
import { Catalog } from '@twofold/catalog-contract'
import { CatalogService } from './catalog.service.js'
import { CategoryStore } from './category.store.js'
import { ProductSearchStore } from './product-search.store.js'
import { ProductStore } from './product.store.js'
import { DemoCatalogStore } from './seed/demo-catalog.store.js'

@Global()
@Module({
  providers: [
    { provide: Catalog, useClass: CatalogService },
    ProductStore,
    ProductSearchStore,
    CategoryStore,
    DemoCatalogStore,
  ],
  exports: [Catalog],
})
export class CatalogModule {}
