import { Injectable } from '@nestjs/common'
import type { Seed } from '@twofold/platform-app'
import { UnitOfWork } from '@twofold/platform-database'
import { CategoryRow } from '../category.rows.js'
import { ProductRow } from '../product.rows.js'
import { demoCategories } from './demo-categories.js'
import { demoProducts } from './demo-products.js'

/** 1,000 products in 20 categories, the same on every machine. */
@Injectable()
export class DemoCatalogStore implements Seed {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  run(): Promise<void> {
    return this.unitOfWork.run(async () => {
      const { manager } = this.unitOfWork
      const categories = demoCategories.map(({ slug, name }) => ({ slug, name }))
      await manager.createQueryBuilder().insert().into(CategoryRow).values(categories).orIgnore().execute()
      const products = demoProducts().map(({ price, ...product }) => ({
        ...product,
        priceAmount: price.amount,
        priceCurrency: price.currency,
        version: 1,
      }))
      await manager
        .createQueryBuilder()
        .insert()
        .into(ProductRow)
        .values(products)
        .orIgnore()
        .updateEntity(false)
        .execute()
    })
  }
}
