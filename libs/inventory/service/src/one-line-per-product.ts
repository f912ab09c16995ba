import type { ReservationLine } from '@twofold/inventory-contract'

/** The same pieces, with one line for each product. */
export function oneLinePerProduct(lines: readonly ReservationLine[]): ReservationLine[] {
  const quantities = new Map<string, number>()
  for (const { productId, quantity } of lines) quantities.set(productId, (quantities.get(productId) ?? 0) + quantity)
  return [...quantities].map(([productId, quantity]) => ({ productId, quantity }))
}
