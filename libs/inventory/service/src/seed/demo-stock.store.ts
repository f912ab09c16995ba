import { Injectable } from '@nestjs/common'
import { demoProductCount, demoProductId } from '@twofold/catalog-contract'
import type { Seed } from '@twofold/platform-app'
import { UnitOfWork } from '@twofold/platform-database'
import { demoQuantity } from './demo-quantity.js'

/** At least 500 pieces of each product of the demonstration data. */
@Injectable()
export class DemoStockStore implements Seed {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async run(): Promise<void> {
    const numbers = [...Array(demoProductCount).keys()]
    // Products that something was received of keep what they have, sold pieces and all.
    await this.unitOfWork.manager.query(
      `insert into inventory.stock as stock (product_id, available, reserved, sold, received)
       select product_id, quantity, 0, 0, quantity from unnest($1::uuid[], $2::int[]) as demo (product_id, quantity)
       on conflict (product_id) do update set available = excluded.available, received = excluded.received
         where stock.received = 0`,
      [numbers.map(demoProductId), numbers.map(demoQuantity)],
    )
  }
}
