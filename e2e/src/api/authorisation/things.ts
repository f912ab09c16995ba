import type { Product } from '@twofold/catalog-contract'
import type { Order } from '@twofold/orders-contract'
import { anOrder, orderFor } from '../../fixtures/orders.js'
import { aCustomer, newEmail, type Person } from '../../fixtures/people.js'
import { aDescription, aProduct } from '../../fixtures/products.js'

/** What the requests of the matrix are about: all of it there, so that nothing but the caller can be wrong. */
export interface Things {
  readonly customer: Person
  readonly product: Product
  readonly order: Order
  readonly description: object
  readonly newOrder: object
  readonly registration: object
}

export async function someThings(): Promise<Things> {
  const [customer, product] = [await aCustomer(), await aProduct({ pieces: 1_000 })]
  return {
    customer,
    product,
    order: await anOrder(customer, product),
    description: await aDescription(),
    newOrder: orderFor(product),
    registration: { email: newEmail(), password: 'correct horse', name: 'Ada' },
  }
}
