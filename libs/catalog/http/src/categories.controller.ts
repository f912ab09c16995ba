import { Controller, Get } from '@nestjs/common'
import { Catalog, catalogContract } from '@twofold/catalog-contract'
import { Serves } from '@twofold/platform-http'

@Controller('categories')
export class CategoriesController {
  constructor(private readonly catalog: Catalog) {}

  @Get()
  @Serves(catalogContract.operations.listCategories)
  list() {
    return this.catalog.listCategories({})
  }
}
