import type { LoadedShape } from './shape-under-load.js'

/** That requests failed, which may be for want of CPU alone; nothing where none did. */
export const failedRequests = ({ load: { total } }: LoadedShape): string[] =>
  total.failed === 0 ? [] : [`${total.failed} of ${total.sent} requests failed`]

/** What is wrong with a load during which nothing may fail: nothing, where all was answered and every order is as promised. */
export function loadFindings({ load, audit }: LoadedShape): string[] {
  const { sent } = load.total
  return [
    ...failedRequests({ load, audit }),
    ...(load.isVoid ? ['the load dropped requests, so that it says nothing'] : []),
    ...(sent > 0 && audit.purchases > 0 ? [] : ['nothing was asked for, or nothing bought']),
    ...audit.findings,
  ]
}
