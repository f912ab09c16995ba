import {
  Audit,
  type AuditReport,
  type Credentials,
  mixes,
  type Purchase,
  type RunningLoad,
  shopWorkload,
  startLoad,
} from '@twofold/load'
import { expect, vi } from 'vitest'
import { baseUrl } from '../fixtures/shop.js'

/** One of ten orders is in the making for 3 s: whoever leaves meanwhile has something to finish. */
const mix = { ...mixes.even, buy: 18, buySlowly: 2 }

interface Shopping {
  /** Where the requests go, where that is not the shop's own address. */
  readonly url?: string
  readonly customer: Credentials
  readonly product: { readonly id: string }
}

/** 50 requests a second that browse and buy, half of them on new connections; begun when 50 of them were sent. */
export async function putUnderLoad({ url = baseUrl, customer, product }: Shopping): Promise<RunningLoad> {
  let sent = 0
  const options = { url: baseUrl, mix, customers: [customer], products: [product.id] }
  const load = await startLoad({
    url,
    // Longer than any test: each stops it.
    schedule: [{ rate: 50, seconds: 120 }],
    workload: shopWorkload(options),
    onProgress: (progress) => (sent = progress.sent),
  })
  await vi.waitFor(() => expect(sent).toBeGreaterThan(50), { timeout: 10_000 })
  return load
}

export const auditOf = ({ customer, product }: Shopping): Promise<Audit> =>
  Audit.begin({ url: baseUrl, customers: [customer], products: [product.id] })

/** Ends the load: no request has failed, every order is confirmed, and nothing else than that has happened. */
export async function expectNothingFailed(load: RunningLoad, audit: Audit): Promise<void> {
  const { total, failures, isVoid, history } = await load.stop()
  expect(failures).toEqual([])
  expect({ failed: total.failed, isVoid }).toEqual({ failed: 0, isVoid: false })
  const purchases = history as Purchase[]
  expect(purchases.length).toBeGreaterThan(20)
  expect(await audit.check(purchases)).toEqual<AuditReport>({
    purchases: purchases.length,
    orders: { confirmed: purchases.length },
    findings: [],
  })
}
