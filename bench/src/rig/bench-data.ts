import { demoProductCount } from '@twofold/catalog-contract'
import pg from 'pg'

/** Who buys: copies of the demonstration's customer, with the same password. */
export const customers = Array.from({ length: 8 }, (_, n) => ({
  email: `bench-${n + 1}@twofold.example`,
  password: 'customer-password',
}))

/** Pieces of each product: more than any run sells, fewer than what nobody may order. */
const pieces = 500_000

/** What a database needs beyond the demonstration data, by the schema that it is for. */
const additions: Record<string, (products: number) => string[]> = {
  accounts: () => [
    `insert into accounts.accounts (id, email, name, password_hash, roles)
     select ('019b76da-a800-7000-8002-' || lpad(to_hex(n), 12, '0'))::uuid, 'bench-' || n || '@twofold.example', name,
       password_hash, roles
     from accounts.accounts, generate_series(1, ${customers.length}) n where email = 'customer@twofold.example'`,
  ],
  catalog: (products) => [
    // Copies of the demonstration's products, told apart by a number.
    `insert into catalog.products
       (id, sku, name, description, category_slug, price_amount, price_currency, version, created_at, updated_at)
     select ${idOf('n')}, 'BENCH-' || n, name || ' no. ' || n, description, category_slug, price_amount + n % 97,
       price_currency, 1, created_at, updated_at
     from generate_series(${demoProductCount}, ${products - 1}) n
     join catalog.products on id = ${idOf(`n % ${demoProductCount}`)}`,
  ],
  inventory: (products) => [
    `insert into inventory.stock (product_id, available, reserved, sold, received)
     select ${idOf('n')}, 0, 0, 0, 0 from generate_series(${demoProductCount}, ${products - 1}) n`,
    `update inventory.stock set available = ${pieces}, received = ${pieces} + reserved + sold`,
    `do $$ begin if to_regclass('catalog.products') is not null then
       create schema by_hand authorization monolith;
       set role monolith;
       create table by_hand.orders (id uuid primary key, status text not null default 'confirmed',
         total_amount bigint not null, shipping_address jsonb not null, placed_at timestamptz not null default now());
       create table by_hand.order_lines (order_id uuid not null references by_hand.orders (id), product_id uuid not null,
         quantity int not null, price_amount bigint not null, primary key (order_id, product_id));
       create table by_hand.stock (product_id uuid primary key, available int not null check (available >= 0))
         with (fillfactor = 50);
       insert into by_hand.stock select product_id, available from inventory.stock;
       create table by_hand.outbox (id bigint generated always as identity primary key, order_id uuid not null,
         payload jsonb not null, created_at timestamptz not null default now());
       reset role;
     end if; end $$`,
  ],
}

/** Adds what the workloads need to a prepared database; the same each time. */
export async function addBenchData(databaseUrl: string, products: number): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    for (const [schema, statementsFor] of Object.entries(additions)) {
      const { rowCount } = await client.query('select from pg_namespace where nspname = $1', [schema])
      if (rowCount) for (const statement of statementsFor(products)) await client.query(statement)
    }
    // Plans are those of a shop that has been open for a while, from the first request on. PostgreSQL would remember of an empty
    // table that it is empty, and read all of it for each of its statements, until a minute after it has grown.
    for (const table of await filledTables(client)) await client.query(`vacuum (freeze, analyze) ${table}`)
  } finally {
    await client.end()
  }
}

async function filledTables(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select format('%I.%I', schemaname, relname) as name from pg_stat_user_tables`,
  )
  const filled: string[] = []
  for (const { name } of rows) {
    const { rowCount } = await client.query(`select from ${name} limit 1`)
    if (rowCount) filled.push(name)
  }
  return filled
}

/** As `demoProductId` writes it. */
const idOf = (n: string) => `('019b76da-a800-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`
