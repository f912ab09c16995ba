import type { Pool } from 'pg'

/** What the shop asks of PostgreSQL for one product, as a prepared statement. */
const statement = `
  select id, sku, name, description, category_slug, price_amount, price_currency, version, created_at, updated_at, removed_at
  from catalog.products where id = $1 and removed_at is null limit 1`

interface Row {
  id: string
  sku: string
  name: string
  description: string
  category_slug: string
  price_amount: string
  price_currency: string
  version: number
  created_at: Date
  updated_at: Date
}

/** One query a request; undefined where there is no such product. */
export async function productById(pool: Pool, id: string) {
  const { rows } = await pool.query<Row>({ name: 'product-by-id', text: statement, values: [id] })
  const [row] = rows
  return row && productOf(row)
}

function productOf(row: Row) {
  return {
    id: row.id,
    sku: row.sku,
    name: row.name,
    description: row.description,
    category: row.category_slug,
    price: { amount: Number(row.price_amount), currency: row.price_currency },
    version: row.version,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  }
}
