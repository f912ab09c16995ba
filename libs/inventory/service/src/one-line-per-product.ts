import type { ReservationLine } from '@twofold/inventory-contract'

/** The same pieces with one line for each product, in the order of product ids: the order in which stock is locked. */
export function oneLinePerProduct(lines: readonly ReservationLine[]): ReservationLine[] {
  const quantities = new Map<string, number>()
  for (const { productId, quantity } of lines) quantities.set(productId, (quantities.get(productId) ?? 0) + quantity)
  return [...quantities].map(([productId, quantity]) => ({ productId, quantity })).sort(byProduct)
}

function byProduct(one: ReservationLine, other: ReservationLine): number {
  return one.productId < other.productId ? -1 : 1
}
