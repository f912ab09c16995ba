import { Column, Entity, PrimaryColumn } from 'typeorm'

@Entity({ schema: 'catalog', name: 'categories' })
export class CategoryRow {
  @PrimaryColumn('text')
  slug: string

  @Column('text')
  name: string
}
