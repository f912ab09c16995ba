import { readFileSync } from 'node:fs'
import { startInfrastructure, type Infrastructure } from '@twofold/infrastructure'
import { repository } from '@twofold/local'
import { DataSource, type QueryRunner } from 'typeorm'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AddDeliveryAddress1767225600101 } from './1-expand/0101-add-delivery-address.js'
import { FillDeliveryAddress1767225600102 } from './1-expand/0102-fill-delivery-address.js'
import { DropShippingAddress1767225600103 } from './3-contract/0103-drop-shipping-address.js'
import { RenameShippingAddress1767225600101 } from './at-once/0101-rename-shipping-address.js'

const revert = readFileSync(new URL('revert.sql', import.meta.url), 'utf8')

let server: Infrastructure | undefined
let dataSource: DataSource
let runner: QueryRunner

/** That of `npm test`, else one of our own. */
async function postgresUrl(): Promise<string> {
  if (process.env.TWOFOLD_TEST_POSTGRES_URL) return process.env.TWOFOLD_TEST_POSTGRES_URL
  server ??= await startInfrastructure({ directory: repository, ephemeral: true, nats: false })
  return server.postgresUrl('postgres')
}

const database = `releases_${process.pid}`

async function connect(name: string): Promise<DataSource> {
  const url = new URL(await postgresUrl())
  url.pathname = name
  return new DataSource({ type: 'postgres', url: url.href }).initialize()
}

beforeEach(async () => {
  const postgres = await connect('postgres')
  await postgres.query(`create database ${database}`)
  await postgres.destroy()
  dataSource = await connect(database)
  runner = dataSource.createQueryRunner()
  await runner.query(`create schema orders`)
  await runner.query(`create table orders.orders (id int primary key, status text, shipping_address jsonb not null)`)
  await runner.query(`create table orders.migrations (name text)`)
  await runner.query(`insert into orders.orders select n, 'pending', to_jsonb(n) from generate_series(1, 2500) n`)
}, 60_000)

afterEach(async () => {
  await dataSource.destroy()
  const postgres = await connect('postgres')
  await postgres.query(`drop database ${database} with (force)`)
  await postgres.destroy()
})

afterAll(() => server?.stop())

const run = async (...migrations: (new () => { up(runner: QueryRunner): Promise<void> })[]) => {
  for (const Migration of migrations) await new Migration().up(runner)
}
const expand = () => run(AddDeliveryAddress1767225600101, FillDeliveryAddress1767225600102)
const contract = () => run(DropShippingAddress1767225600103)
const columns = async () =>
  (
    await runner.query(
      `select column_name || ' ' || is_nullable as it from information_schema.columns where table_schema = 'orders' and table_name = 'orders' order by 1`,
    )
  ).map(({ it }: { it: string }) => it)
const addresses = async (id: number) =>
  (await runner.query(`select shipping_address as old, delivery_address as new from orders.orders where id = ${id}`))[0]

describe('expanded', () => {
  it('has every address under both names, and may be asked to expand again', async () => {
    await expand()
    await run(FillDeliveryAddress1767225600102)
    const [{ count }] = await runner.query(
      `select count(*)::int from orders.orders where delivery_address = shipping_address`,
    )
    expect(count).toBe(2_500)
    expect(await columns()).toEqual(['delivery_address NO', 'id NO', 'shipping_address NO', 'status YES'])
  })

  it.each(['shipping_address', 'delivery_address'])('takes an address from who knows %s alone', async (column) => {
    await expand()
    await runner.query(`insert into orders.orders (id, ${column}) values (0, '"Turin"')`)
    expect(await addresses(0)).toEqual({ old: 'Turin', new: 'Turin' })
    await runner.query(`update orders.orders set ${column} = '"Rome"' where id = 0`)
    expect(await addresses(0)).toEqual({ old: 'Rome', new: 'Rome' })
    await runner.query(`update orders.orders set status = 'confirmed' where id = 0`)
    expect(await addresses(0)).toEqual({ old: 'Rome', new: 'Rome' })
  })

  it('still wants an address', async () => {
    await expand()
    await expect(runner.query(`insert into orders.orders (id) values (0)`)).rejects.toThrow(/null value/)
  })
})

it('contracted, has the new name alone, with every address', async () => {
  await expand()
  await contract()
  expect(await columns()).toEqual(['delivery_address NO', 'id NO', 'status YES'])
  expect(await runner.query(`select delivery_address as it from orders.orders where id = 2500`)).toEqual([
    { it: 2_500 },
  ])
})

it.each<[string, () => Promise<unknown>]>([
  ['nothing', async () => {}],
  ['the first half of release 1', () => run(AddDeliveryAddress1767225600101)],
  ['release 1', expand],
  ['release 3', () => expand().then(contract)],
  ['the renaming at once', () => run(RenameShippingAddress1767225600101)],
])('the script leaves no trace of %s', async (_, happened) => {
  await happened()
  await runner.query(
    `insert into orders.migrations values ('CreateOrders1767225600001'), ('${AddDeliveryAddress1767225600101.name}')`,
  )
  await runner.query(revert)
  expect(await columns()).toEqual(['id NO', 'shipping_address NO', 'status YES'])
  expect(await runner.query(`select name from orders.migrations`)).toEqual([{ name: 'CreateOrders1767225600001' }])
  expect(await runner.query(`select from pg_trigger where tgrelid = 'orders.orders'::regclass`)).toEqual([])
})
