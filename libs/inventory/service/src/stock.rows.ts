import { Column, Entity, PrimaryColumn } from 'typeorm'

@Entity({ schema: 'inventory', name: 'stock' })
export class StockRow {
  @PrimaryColumn('uuid', { name: 'product_id' })
  productId: string

  @Column('int')
  available: number

  @Column('int')
  reserved: number

  @Column('int')
  sold: number

  @Column('int')
  received: number
}
