import type { Stock } from '@twofold/inventory-contract'
import pLimit from 'p-limit'
import type { ShopClient } from '../shop/client.js'
import { eventually } from './eventually.js'
import type { OwnOrder } from './orders.js'

/** Of each product, by its id. */
export async function stockOf(shop: ShopClient, products: Iterable<string>): Promise<Map<string, Stock>> {
  const atOnce = pLimit(16)
  const stocks = [...products].map((id) => atOnce(() => shop.get<Stock>(`/stock/${id}`)))
  return new Map((await Promise.all(stocks)).map((stock) => [stock.productId, stock]))
}

/** Pieces of each product in confirmed orders, by its id. */
export function piecesSold(orders: Iterable<OwnOrder>): Map<string, number> {
  const sold = new Map<string, number>()
  for (const { order } of orders)
    if (order.status === 'confirmed')
      for (const { productId, quantity } of order.lines) sold.set(productId, (sold.get(productId) ?? 0) + quantity)
  return sold
}

/**
 * No piece is missing or there twice (P3), none is still held for anybody, and as many were sold since `before` as the
 * orders say. So nobody else may buy these products meanwhile.
 */
export function stockFindings(
  shop: ShopClient,
  before: ReadonlyMap<string, Stock>,
  sold: ReadonlyMap<string, number>,
  until: number,
): Promise<string[]> {
  return eventually(until, async () => {
    const now = await stockOf(shop, before.keys())
    return [...now.values()].flatMap((stock) => {
      const was = before.get(stock.productId)!
      return [...addsUp(stock), ...matches(stock, was.sold + (sold.get(stock.productId) ?? 0))]
    })
  })
}

function addsUp({ productId, available, reserved, sold, received }: Stock): string[] {
  if (available + reserved + sold === received && Math.min(available, reserved, sold) >= 0) return []
  return [`stock of ${productId}: available ${available} + reserved ${reserved} + sold ${sold} is not ${received}`]
}

function matches({ productId, reserved, sold }: Stock, shouldBe: number): string[] {
  return [
    ...(reserved === 0 ? [] : [`stock of ${productId}: ${reserved} are held for nobody`]),
    ...(sold === shouldBe ? [] : [`stock of ${productId}: ${sold} were sold, and by the orders ${shouldBe}`]),
  ]
}
