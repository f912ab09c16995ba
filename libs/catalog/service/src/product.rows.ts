import type { Product } from '@twofold/catalog-contract'
import { EntityColumns, safeInteger } from '@twofold/platform-database'
import { Column, CreateDateColumn, Entity, PrimaryColumn, UpdateDateColumn } from 'typeorm'

@Entity({ schema: 'catalog', name: 'products' })
export class ProductRow {
  @PrimaryColumn('uuid')
  id: string

  @Column('text')
  sku: string

  @Column('text')
  name: string

  @Column('text')
  description: string

  @Column('text', { name: 'category_slug' })
  category: string

  @Column('bigint', { name: 'price_amount', transformer: safeInteger })
  priceAmount: number

  @Column('char', { name: 'price_currency', length: 3 })
  priceCurrency: string

  @Column('int')
  version: number

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz', precision: 3 })
  createdAt: Date

  @UpdateDateColumn({ name: 'updated_at', type: 'timestamptz', precision: 3 })
  updatedAt: Date

  /** Removed products stay, since orders speak of them, but nobody finds them any more. */
  @Column({ type: 'timestamptz', name: 'removed_at', precision: 3, nullable: true })
  removedAt: Date | null
}

/** A product that is there. */
export type FoundRow = Omit<ProductRow, 'removedAt'>

/** For what is read often: to make an entity of it costs more than to find it. */
export const foundColumns = new EntityColumns(ProductRow).answered({ without: ['removedAt'] })

export function productOf(row: FoundRow): Product {
  return {
    id: row.id,
    sku: row.sku,
    name: row.name,
    description: row.description,
    category: row.category,
    price: { amount: row.priceAmount, currency: row.priceCurrency },
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }
}
