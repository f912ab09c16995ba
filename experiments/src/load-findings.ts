import type { LoadResult } from '@twofold/load'
import type { LoadedShape } from './shape-under-load.js'

/** As much of a load as says whether its machine is to blame. */
export interface SentLoad {
  readonly load: {
    readonly total: Pick<LoadResult['total'], 'sent' | 'failed'>
    readonly generator: Pick<LoadResult['generator'], 'bottleneck'>
  }
}

/** That requests failed, which may be for want of CPU alone; nothing where none did. */
export const failedRequests = ({ load: { total } }: SentLoad): string[] =>
  total.failed === 0 ? [] : [`${total.failed} of ${total.sent} requests failed`]

/** What is wrong with a load during which nothing may fail: nothing, where all was answered and every order is as promised. */
export function loadFindings({ load, audit }: LoadedShape): string[] {
  const { sent } = load.total
  return [
    ...failedRequests({ load }),
    ...(load.isVoid ? ['the load dropped requests, so that it says nothing'] : []),
    ...(sent > 0 && audit.purchases > 0 ? [] : ['nothing was asked for, or nothing bought']),
    ...audit.findings,
  ]
}
