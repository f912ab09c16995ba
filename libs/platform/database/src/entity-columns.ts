import type { Type } from '@nestjs/common'
import { getMetadataArgsStorage } from 'typeorm'

interface Column {
  readonly property: string
  readonly name: string
  readonly isBigint: boolean
}

/**
 * An entity's columns in statements that are written by hand, where hydrating it would cost more than the work: what a column
 * is called stays the entity's own business. A `bigint` is answered as a number, as `safeInteger` does.
 */
export class EntityColumns<Row extends object> {
  private readonly columns: readonly Column[]

  constructor(entity: Type<Row>) {
    this.columns = getMetadataArgsStorage()
      .filterColumns(entity)
      .map(({ propertyName, options: { name = propertyName, type } }) => ({
        property: propertyName,
        name,
        isBigint: type === 'bigint',
      }))
  }

  /**
   * What a statement is to answer: `total_amount::float8 as "totalAmount", …`.
   *
   * @param of what the statement calls the table, where another one has columns of the same names
   */
  answered({ without = [], of }: { without?: readonly (keyof Row)[]; of?: string } = {}): string {
    const left = new Set<PropertyKey>(without)
    return this.columns
      .filter(({ property }) => !left.has(property))
      .map(({ property, name, isBigint }) => {
        const column = `${of ? `${of}.` : ''}${name}${isBigint ? '::float8' : ''}`
        return `${column} as "${property}"`
      })
      .join(', ')
  }

  /** A row, or a part of one, by the names of the table: as JSON it is what `json_populate_recordset` reads. */
  record(row: Partial<Row>): Record<string, unknown> {
    return Object.fromEntries(
      this.columns.flatMap(({ property, name }) => (property in row ? [[name, row[property as keyof Row]]] : [])),
    )
  }
}
