import type { Product } from '@twofold/catalog-contract'
import { MixedCurrencies, type NewOrder, type OrderLine, TotalTooLarge, UnknownProduct } from '@twofold/orders-contract'
import type { Money } from '@twofold/platform-contract'

/** What the order costs at the catalog's prices of now. */
export function priceLines(
  wanted: NewOrder['lines'],
  products: readonly Product[],
): { lines: OrderLine[]; total: Money } {
  const byId = new Map(products.map((product) => [product.id, product]))
  const unknown = wanted.map(({ productId }) => productId).filter((id) => !byId.has(id))
  if (unknown.length > 0) throw new UnknownProduct('Not every product is for sale.', { productIds: unknown })
  const lines = wanted.map(({ productId, quantity }) => priceLine(byId.get(productId)!, quantity))
  return { lines, total: sum(lines.map(({ lineTotal }) => lineTotal)) }
}

function priceLine({ id, name, price }: Product, quantity: number): OrderLine {
  const lineTotal = { amount: price.amount * quantity, currency: price.currency }
  return { productId: id, name, quantity, unitPrice: price, lineTotal }
}

function sum(amounts: readonly Money[]): Money {
  const [{ currency } = { currency: '' }] = amounts
  if (amounts.some((money) => money.currency !== currency)) {
    throw new MixedCurrencies('Place one order for each currency.')
  }
  const amount = amounts.reduce((total, money) => total + money.amount, 0)
  if (!Number.isSafeInteger(amount)) throw new TotalTooLarge('Order fewer pieces.')
  return { amount, currency }
}
