import { Column, Entity, PrimaryColumn } from 'typeorm'
import { expect, it } from 'vitest'
import { EntityColumns } from './entity-columns.js'
import { safeInteger } from './safe-integer.js'

@Entity({ name: 'trees' })
class TreeRow {
  @PrimaryColumn('uuid')
  id: string

  @Column('bigint', { name: 'leaf_count', transformer: safeInteger })
  leaves: number

  @Column('text', { name: 'planted_by' })
  plantedBy: string
}

const columns = new EntityColumns(TreeRow)

it('are answered by the names of the entity', () => {
  expect(columns.answered()).toBe('id as "id", leaf_count::float8 as "leaves", planted_by as "plantedBy"')
})

it('are answered without some, and told from those of another table', () => {
  expect(columns.answered({ without: ['leaves'], of: 'tree' })).toBe('tree.id as "id", tree.planted_by as "plantedBy"')
})

it('are written by the names of the table, as far as they are given', () => {
  expect(columns.record({ plantedBy: 'Ada', leaves: 7 })).toEqual({ leaf_count: 7, planted_by: 'Ada' })
})
