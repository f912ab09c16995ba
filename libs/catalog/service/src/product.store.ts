import { Injectable } from '@nestjs/common'
import {
  CategoryNotFound,
  type NewProduct,
  type Product,
  type ProductChanges,
  SkuTaken,
} from '@twofold/catalog-contract'
import { constraintOf, GatheredReads, UnitOfWork } from '@twofold/platform-database'
import { IsNull } from 'typeorm'
import { foundColumns, type FoundRow, productOf, ProductRow } from './product.rows.js'

@Injectable()
export class ProductStore {
  /** The product that has an id, unless it was removed. */
  readonly find: (id: string) => Promise<Product | undefined>
  /** Those of the products that are there; orders that are priced at the same time read theirs in one statement. */
  readonly findSome: (ids: readonly string[]) => Promise<readonly Product[]>

  constructor(
    private readonly unitOfWork: UnitOfWork,
    reads: GatheredReads,
  ) {
    this.find = reads.byKey(
      (ids) => this.findAll(ids),
      ({ id }) => id,
    )
    this.findSome = reads.byKeys(
      (ids) => this.findAll(ids),
      ({ id }) => id,
    )
  }

  private get products() {
    return this.unitOfWork.manager.getRepository(ProductRow)
  }

  private async findAll(ids: readonly string[]): Promise<Product[]> {
    const rows = await this.unitOfWork.manager.query<FoundRow[]>(
      `select ${foundColumns} from catalog.products where id = any($1) and removed_at is null`,
      [ids],
    )
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
