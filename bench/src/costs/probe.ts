import { median, mode } from 'simple-statistics'
import type { FaultCell } from '../result/costs.js'
import type { Endpoint, Shop } from './endpoints.js'

/** What became of one request. */
interface Try {
  /** `undefined`: no answer. */
  readonly status: number | undefined
  readonly milliseconds: number
}

export type Probe = Pick<FaultCell, 'asked' | 'succeeded' | 'status' | 'milliseconds'>

/** Asks an endpoint several times at once. */
export async function probe(endpoint: Endpoint, shop: Shop, times: number): Promise<Probe> {
  const tries = await Promise.all(Array.from({ length: times }, () => tryOnce(endpoint, shop)))
  const answered = tries.flatMap(({ status }) => status ?? [])
  const succeeded = tries.filter(({ status }) => status !== undefined && isSuccess(status))
  return {
    asked: times,
    succeeded: succeeded.length,
    status: answered.length === 0 ? null : mode(answered),
    milliseconds: answered.length === 0 ? null : Math.round(median(tries.map(({ milliseconds }) => milliseconds))),
  }
}

async function tryOnce(endpoint: Endpoint, shop: Shop): Promise<Try> {
  const began = performance.now()
  const status = await endpoint.ask(shop).catch(() => undefined)
  return { status, milliseconds: performance.now() - began }
}

/** A payment that nobody has made is a right answer too. */
const isSuccess = (status: number) => status < 400 || status === 404

/** How much slower than when all is well still counts as well: three times, or a tenth of a second. */
const isSlower = (now: Probe, before: Probe) =>
  now.milliseconds! > Math.max(3 * before.milliseconds!, before.milliseconds! + 100)

/** What an endpoint is worth now, beside what it was when all was well. */
export function outcomeOf(now: Probe, before: Probe): FaultCell['outcome'] {
  const { asked, succeeded, status } = now
  if (status === null) return 'dead'
  if (succeeded === 0) return 'refused'
  return succeeded < asked || status !== before.status || isSlower(now, before) ? 'degraded' : 'works'
}
