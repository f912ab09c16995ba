import type { Order } from '@twofold/orders-contract'
import type { ShopAnswer, ShopClient } from '../shop/client.js'
import type { Customer } from '../shop/customer.js'
import type { OrderAnswer, Purchase } from '../shop/purchases.js'
import { eventually } from './eventually.js'

/** What a key leads to, and what is wrong with that. */
export interface AskedAgain {
  readonly key: string
  /** The order that was accepted for it, if any. */
  readonly order?: Order
  readonly findings: readonly string[]
}

/**
 * Asks once more with the same key and body: whoever had an answer gets the same one, whoever had none gets one now (P2).
 */
export async function askAgain(
  shop: ShopClient,
  { token }: Customer,
  { key, order, answer: before }: Purchase,
  until: number,
): Promise<AskedAgain> {
  let again: ShopAnswer<OrderAnswer> | undefined
  const findings = await eventually(until, async () => {
    again = await shop.ask('POST', '/orders', { token, body: order, headers: { 'idempotency-key': key } })
    return isSettled(again) ? [] : [`key ${key}, asked again, is answered with ${inWords(again)}`]
  })
  const [last] = [again, before].filter((answer) => answer && isOrder(answer))
  return { key, order: last?.body, findings: findings.length > 0 ? findings : differences(key, before, again!) }
}

function differences(key: string, before: Purchase['answer'], again: ShopAnswer<OrderAnswer>): string[] {
  if (!before || !isSettled(before)) return []
  const otherwise = [`key ${key} was answered with ${inWords(before)}, and is now with ${inWords(again)}`]
  if (isOrder(before) && isOrder(again) && before.body.id !== again.body.id)
    return [`key ${key} has two orders: ${before.body.id} and ${again.body.id}`]
  // What was on its way may have come to an end meanwhile.
  if (before.status === 202) return []
  if (before.status !== again.status || before.body.code !== again.body.code) return otherwise
  return isOrder(before) && JSON.stringify(before.body) !== JSON.stringify(again.body) ? otherwise : []
}

/** Statuses of final answers, and of an order that is on its way. */
const settled = [201, 202, 402, 409]

const isOrder = ({ status }: { status: number }) => status < 300
const isSettled = ({ status, body }: ShopAnswer<OrderAnswer>) =>
  settled.includes(status) && body.code !== 'idempotency.in-progress'
const inWords = ({ status, body }: ShopAnswer<OrderAnswer>) => `${status} ${body.code ?? `${body.status} ${body.id}`}`
