import { Controller, Delete, Get, Patch, Post } from '@nestjs/common'
import {
  Catalog,
  catalogContract,
  NewProduct,
  type Product,
  ProductChanges,
  ProductSearch,
} from '@twofold/catalog-contract'
import { Id } from '@twofold/platform-contract'
import { IfMatch, PathParameters, QueryParameters, Serves, StrictBody } from '@twofold/platform-http'
import * as z from 'zod'

const { createProduct, getProduct, listProducts, removeProduct, updateProduct } = catalogContract.operations
const OneProduct = z.object({ productId: Id })
type OneProduct = z.output<typeof OneProduct>

@Controller('products')
export class ProductsController {
  constructor(private readonly catalog: Catalog) {}

  @Get()
  @Serves(listProducts)
  list(@QueryParameters(ProductSearch) search: ProductSearch) {
    return this.catalog.listProducts(search)
  }

  @Get(':productId')
  @Serves(getProduct, { etag: 'version' })
  get(@PathParameters(OneProduct) product: OneProduct) {
    return this.catalog.getProduct(product)
  }

  @Post()
  @Serves(createProduct, { status: 201, etag: 'version', location: ({ id }: Product) => `/products/${id}` })
  create(@StrictBody(NewProduct) product: NewProduct) {
    return this.catalog.createProduct(product)
  }

  @Patch(':productId')
  @Serves(updateProduct, { etag: 'version' })
  update(
    @PathParameters(OneProduct) { productId }: OneProduct,
    @IfMatch() version: number,
    @StrictBody(ProductChanges) changes: ProductChanges,
  ) {
    return this.catalog.updateProduct({ productId, version, changes })
  }

  @Delete(':productId')
  @Serves(removeProduct)
  remove(@PathParameters(OneProduct) product: OneProduct) {
    return this.catalog.removeProduct(product)
  }
}
