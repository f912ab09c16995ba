import { randomUUID } from 'node:crypto'
import type { Edit } from '../workspace-copy/workspace-copy.js'

/** Ends the sentence of this run: a change that was delivered before would find its image built. */
export const signature = `Twofold ${randomUUID().slice(0, 8)}`

/** The change that is delivered: a line of the orders service that customers can read. */
export const oneLine: Edit = {
  file: 'libs/orders/service/src/cancel-order.ts',
  find: '`You have no order ${orderId}.`',
  replace: `\`You have no order \${orderId}. ${signature}\``,
}
