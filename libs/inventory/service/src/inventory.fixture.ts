import { randomUUID } from 'node:crypto'
import { Inventory } from '@twofold/inventory-contract'
import { startDomain } from '@twofold/platform-app/testing'
import { testDatabase } from '@twofold/platform-testing'
import { inventory as domain } from './inventory.domain.js'

export type InventoryInTest = Awaited<ReturnType<typeof startInventory>>

/** The domain on a database of its own; nothing expires by itself. */
export async function startInventory(environment: Record<string, string> = {}) {
  const database = await testDatabase()
  const process = await startDomain(domain, {
    databaseUrl: database.url,
    environment: { RESERVATION_SWEEP_INTERVAL_MS: '0', ...environment },
  })
  const inventory = process.get(Inventory)
  return {
    database,
    process,
    inventory,
    /** A product that nobody else has. */
    async productWith(quantity: number): Promise<string> {
      const productId = randomUUID()
      await inventory.receiveStock({ productId, quantity })
      return productId
    },
    async stop() {
      await process.stop()
      await database.drop()
    },
  }
}

/** Whatever the work throws. */
export async function refusalOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    (error: unknown) => error,
  )
}

/** Looks at all stock again and again, until it is told to stop; how often it did not add up, and how often it looked. */
export function watchStock({ database }: InventoryInTest) {
  let looked = 0
  let wrong = 0
  let watching = true
  const done = (async () => {
    while (watching) {
      const [found] = await database.query<{ wrong: number }>(
        `select count(*)::int as wrong from inventory.stock
         where available < 0 or reserved < 0 or sold < 0 or available::bigint + reserved + sold <> received`,
      )
      wrong += found!.wrong
      looked++
    }
  })()
  return async () => {
    watching = false
    await done
    return { looked, wrong }
  }
}

/** Products whose stock is not what their reservations say: none, once all is quiet. */
export function contradictions({ database }: InventoryInTest): Promise<object[]> {
  return database.query(
    `with lines as (
       select status, (line ->> 'productId')::uuid as product_id, (line ->> 'quantity')::int as quantity
       from inventory.reservations, jsonb_array_elements(lines) as line
     )
     select * from inventory.stock
     where reserved <> (select coalesce(sum(quantity), 0) from lines l where l.product_id = stock.product_id and status = 'held')
        or sold <> (select coalesce(sum(quantity), 0) from lines l where l.product_id = stock.product_id and status = 'committed')`,
  )
}
