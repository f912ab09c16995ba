import { Injectable } from '@nestjs/common'
import {
  type Catalog,
  catalogContract,
  type NewProduct,
  type Product,
  type ProductChanges,
  ProductNotFound,
  type ProductSearch,
} from '@twofold/catalog-contract'
import { newId, PreconditionFailed } from '@twofold/platform-contract'
import { UnitOfWork } from '@twofold/platform-database'
import { Outbox } from '@twofold/platform-events'
import { CategoryStore } from './category.store.js'
import { ProductSearchStore } from './product-search.store.js'
import { ProductStore } from './product.store.js'

const { productCreated } = catalogContract.events

@Injectable()
export class CatalogService implements Catalog {
  constructor(
    private readonly products: ProductStore,
    private readonly productSearch: ProductSearchStore,
    private readonly categories: CategoryStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly outbox: Outbox,
  ) {}

  listProducts(search: ProductSearch) {
    return this.productSearch.search(search)
  }

  async getProduct({ productId }: { productId: string }): Promise<Product> {
    const product = await this.products.find(productId)
    if (!product) throw notFound(productId)
    return product
  }

  async findProducts({ productIds }: { productIds: string[] }) {
    return { items: [...(await this.products.findSome(productIds))] }
  }

  async listCategories() {
    return { items: await this.categories.list(), nextCursor: null }
  }

  createProduct(product: NewProduct): Promise<Product> {
    return this.unitOfWork.run(async () => {
      const { id, sku, name, price, ...rest } = await this.products.add(newId(), product)
      this.outbox.append(productCreated, { productId: id, sku, name, price })
      return { id, sku, name, price, ...rest }
    })
  }

  updateProduct(update: { productId: string; version: number; changes: ProductChanges }): Promise<Product> {
    const { productId, version, changes } = update
    // A unit: until its end, nobody else changes what it has changed and reads again.
    return this.unitOfWork.run(async () => {
      const changed = await this.products.change(productId, version, changes)
      if (changed) return changed
      const current = await this.getProduct({ productId })
      throw new PreconditionFailed(
        `The product is at version ${current.version}: read it again and repeat your change.`,
      )
    })
  }

  async removeProduct({ productId }: { productId: string }): Promise<void> {
    if (!(await this.products.remove(productId))) throw notFound(productId)
  }
}

function notFound(productId: string): ProductNotFound {
  return new ProductNotFound(`There is no product ${productId}.`)
}
