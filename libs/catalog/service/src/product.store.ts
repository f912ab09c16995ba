import { Injectable } from '@nestjs/common'
import {
  CategoryNotFound,
  type NewProduct,
  type Product,
  type ProductChanges,
  SkuTaken,
} from '@twofold/catalog-contract'
import { constraintOf, UnitOfWork } from '@twofold/platform-database'
import { In, IsNull } from 'typeorm'
import { productOf, ProductRow } from './product.rows.js'

@Injectable()
export class ProductStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  private get products() {
    return this.unitOfWork.manager.getRepository(ProductRow)
  }

  async find(id: string): Promise<Product | undefined> {
    const row = await this.products.findOneBy({ id, removedAt: IsNull() })
    return row ? productOf(row) : undefined
  }

  async findAll(ids: readonly string[]): Promise<Product[]> {
    const rows = await this.products.findBy({ id: In([...new Set(ids)]), removedAt: IsNull() })
    return rows.map(productOf)
  }

  async add(id: string, product: NewProduct): Promise<Product> {
    const row = this.products.create({ id, ...columnsOf(product), version: 1, removedAt: null })
    await this.products.insert(row).catch((error: unknown) => refuse(error, product))
    return productOf(row)
  }

  /** Changes the product if it is still at `version`; undefined where it is not, or is not there. */
  async change(id: string, version: number, changes: ProductChanges): Promise<Product | undefined> {
    const { affected } = await this.products
      .update({ id, version, removedAt: IsNull() }, { ...columnsOf(changes), version: version + 1 })
      .catch((error: unknown) => refuse(error, changes))
    return affected === 1 ? this.find(id) : undefined
  }

  /** Whether there was such a product to remove. */
  async remove(id: string): Promise<boolean> {
    const { affected } = await this.products.update({ id, removedAt: IsNull() }, { removedAt: () => 'now()' })
    return affected === 1
  }
}

function columnsOf({ price, ...rest }: ProductChanges) {
  return { ...rest, ...(price && { priceAmount: price.amount, priceCurrency: price.currency }) }
}

function refuse(error: unknown, { sku, category }: ProductChanges): never {
  const constraint = constraintOf(error)
  if (constraint === 'products_sku_key') throw new SkuTaken(`The SKU ${sku} belongs to another product.`)
  if (constraint === 'products_category_slug_fkey') throw new CategoryNotFound(`There is no category ${category}.`)
  throw error
}
