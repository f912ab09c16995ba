import { NotEnoughStock, type ReservationLine, type Stock } from '@twofold/inventory-contract'

/** @throws NotEnoughStock naming each product that is short, with what there is of it: 0 where nothing is known of it. */
export function stockMustCoverEveryLine(
  lines: readonly ReservationLine[],
  stock: readonly Pick<Stock, 'productId' | 'available'>[],
): void {
  const available = new Map(stock.map((product) => [product.productId, product.available]))
  const short = lines
    .map(({ productId, quantity }) => ({ productId, quantity, available: available.get(productId) ?? 0 }))
    .filter(({ quantity, available }) => available < quantity)
  const [first] = short
  if (!first) return
  throw new NotEnoughStock(`There are ${first.available} pieces of product ${first.productId}.`, {
    products: short.map(({ productId, available }) => ({ productId, available })),
  })
}
