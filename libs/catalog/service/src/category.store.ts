import { Injectable } from '@nestjs/common'
import type { Category } from '@twofold/catalog-contract'
import { UnitOfWork } from '@twofold/platform-database'
import { CategoryRow } from './category.rows.js'
import { ProductRow } from './product.rows.js'

@Injectable()
export class CategoryStore {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async list(): Promise<Category[]> {
    return this.unitOfWork.manager
      .createQueryBuilder(CategoryRow, 'category')
      .leftJoin(ProductRow, 'product', 'product.category_slug = category.slug and product.removed_at is null')
      .select(['category.slug as slug', 'category.name as name', 'count(product.id)::int as products'])
      .groupBy('category.slug')
      .orderBy('category.name')
      .getRawMany<Category>()
  }
}
