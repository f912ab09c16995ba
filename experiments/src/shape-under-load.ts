import {
  Audit,
  type AuditReport,
  type LoadResult,
  type Mix,
  type OpenedShop,
  openShop,
  type Purchase,
  type RunningLoad,
  shopWorkload,
  startLoad,
} from '@twofold/load'
import { type FarAway, farAway } from './far-away.js'

interface Options {
  readonly url: string
  readonly mix: Mix
  /** Requests a second, and for how many seconds at most. */
  readonly rate: number
  readonly seconds: number
  /** Seconds in which the rate grows to what it is to be, before those above; none unless said otherwise. */
  readonly rampUp?: number
  /** Share of the requests that get a connection of their own; half of them unless said otherwise. */
  readonly newConnections?: number
  /** Whether customers are some way off, so that requests are under way when their connection is closed. */
  readonly isFar?: boolean
  /** How many failures of each phase are kept in full. */
  readonly failuresKept?: number
}

/** Milliseconds from customers who are far away to the shop, and back: as in the same country. */
const distance = 25

/** Of the full rate, one after the other. */
const rampShares = [0.2, 0.4, 0.6, 0.8]

/** What came of a load, and of the orders that it placed. */
export interface LoadedShape {
  readonly load: LoadResult
  readonly audit: AuditReport
}

/** Half new and half kept connections, no retries, a key for each order; and an audit of every order afterwards. */
export class ShapeUnderLoad implements AsyncDisposable {
  private constructor(
    private readonly load: RunningLoad,
    private readonly audit: Audit,
    private readonly way: FarAway | undefined,
    private readonly counted: { failed: number },
  ) {}

  static async begin(options: Options): Promise<ShapeUnderLoad> {
    const { url, mix, rate, seconds, newConnections, rampUp = 0, isFar = false, failuresKept } = options
    // Few products, so that the audit soon has looked at all of them.
    const opened: OpenedShop = await openShop({ url, products: 100, orders: ordersOf(mix, rate * (rampUp + seconds)) })
    const audit = await Audit.begin({ url, ...opened })
    const workload = shopWorkload({ url, mix, ...opened })
    const way = isFar ? await farAway(url, distance) : undefined
    const ramp = rampShares.map((share) => ({
      rate: rate * share,
      seconds: rampUp / rampShares.length,
      name: 'ramp up',
    }))
    const schedule = [...(rampUp > 0 ? ramp : []), { rate, seconds, name: 'start' }]
    const counted = { failed: 0 }
    const load = await startLoad({
      url: way?.url ?? url,
      schedule,
      workload,
      onProgress: ({ failed }) => (counted.failed = failed),
      ...(newConnections !== undefined && { newConnections }),
      ...(failuresKept !== undefined && { failuresKept }),
    })
    return new ShapeUnderLoad(load, audit, way, counted)
  }

  /** Requests that have failed so far, as the load told within the last second. Those without an answer fail late. */
  get failed(): number {
    return this.counted.failed
  }

  /** Begins a phase. */
  mark(name: string): void {
    this.load.mark(name)
  }

  /** Sends no more, waits for the last answers, and looks at what became of the orders. */
  async finish(patience?: { within: number }): Promise<LoadedShape> {
    const { history, ...load } = await this.load.stop()
    return { load, audit: await this.audit.check(history as Purchase[], patience) }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.load.kill()
    await this.way?.[Symbol.asyncDispose]()
  }
}

function ordersOf(mix: Mix, requests: number): number {
  const weights = Object.values(mix).reduce((sum, weight) => sum + weight, 0)
  const buying = (mix.buy ?? 0) + (mix.buySlowly ?? 0) + (mix.buyInVain ?? 0)
  return Math.ceil((requests * buying) / weights)
}
