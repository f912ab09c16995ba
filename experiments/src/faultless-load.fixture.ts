import type { LoadResult } from '@twofold/load'
import type { LoadedShape } from './shape-under-load.js'

interface Changes {
  failed?: number
  isVoid?: boolean
  findings?: string[]
  bottleneck?: string[]
}

/** What a load leaves during which nothing failed, as far as findings look; or with other totals. */
export function faultlessLoad(changes: Changes = {}): LoadedShape {
  const { failed = 0, isVoid = false, findings = [], bottleneck = [] } = changes
  const total = { sent: 100, answered: 100 - failed, failed, errors: {}, latency: null }
  return {
    load: { total, isVoid, generator: { bottleneck } } as unknown as LoadResult,
    audit: { purchases: 5, orders: {}, findings },
  }
}
