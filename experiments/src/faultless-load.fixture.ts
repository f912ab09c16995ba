import type { LoadResult } from '@twofold/load'
import type { LoadedShape } from './shape-under-load.js'

/** What a load leaves during which nothing failed, as far as findings look; or with other totals. */
export function faultlessLoad(changes: { failed?: number; isVoid?: boolean; findings?: string[] } = {}): LoadedShape {
  const { failed = 0, isVoid = false, findings = [] } = changes
  const total = { sent: 100, answered: 100 - failed, failed, errors: {}, latency: null }
  return {
    load: { total, isVoid } as unknown as LoadResult,
    audit: { purchases: 5, orders: {}, findings },
  }
}
