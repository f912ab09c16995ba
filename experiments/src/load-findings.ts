import type { LoadedShape } from './shape-under-load.js'

/** What is wrong with a load during which nothing may fail: nothing, where all was answered and every order is as promised. */
export function loadFindings({ load, audit }: LoadedShape): string[] {
  const { sent, failed } = load.total
  return [
    ...(failed === 0 ? [] : [`${failed} of ${sent} requests failed`]),
    ...(load.isVoid ? ['the load dropped requests, so that it says nothing'] : []),
    ...(sent > 0 && audit.purchases > 0 ? [] : ['nothing was asked for, or nothing bought']),
    ...audit.findings,
  ]
}
