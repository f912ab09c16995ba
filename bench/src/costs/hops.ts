import { median } from 'simple-statistics'
import type { Shape } from '@twofold/local'
import type { Bench } from '../measuring/bench.js'
import { inStarted } from '../measuring/in-started.js'
import { measureRates } from '../measuring/measure-rates.js'
import { warmedUp } from '../measuring/warmed-up.js'
import type { Pacing, Session } from '../measuring/session.js'
import type { HopPoint, Transport } from '../result/costs.js'
import type { SweepRun } from '../result/sweep.js'
import { keptUp } from '../statistics/kept-up.js'
import { meanOf } from '../statistics/estimates.js'
import { systemCpu } from '../statistics/sweeps.js'
import { chains } from '../systems/chain.js'
import type { RunningSystem } from '../systems/running-system.js'
import { chainWorkload } from '../workloads/chain-workload.js'
import { hashesPerMillisecond } from './hashes.js'
import { saturation } from './saturation.js'

export interface HopOptions {
  readonly hops: readonly number[]
  /** CPU milliseconds in all, shared out over the processes. */
  readonly works: readonly number[]
  /** Seconds for each point's latency, and half of them for each look at its saturation. */
  readonly seconds: number
  /** How often its latency is measured. */
  readonly repetitions: number
}

export const hopNotes = [
  'Hops: saturation is the highest rate of an open loop that was kept up with, found below that of a closed loop of 64; latency and CPU are those of half of that rate, medians where it was measured several times; the work is hashes of 4 KiB, as many as take so long on this machine. What a hop takes is what one adds to the latency of none, each time; all in one start of the processes.',
]

/** What a chain of calls costs, by its length and the work on the way; all in one start of the chain. */
export function hopCurve(shape: Shape, options: HopOptions, bench: Bench): Promise<HopPoint[]> {
  const perMillisecond = hashesPerMillisecond()
  return inStarted(chains[shape], 0, bench, async (running) => {
    const points: HopPoint[] = []
    for (const work of options.works) {
      const lengths = options.hops.map((hops) => {
        const hashes = Math.max(1, Math.round((work * perMillisecond) / (hops + 1)))
        return { hops, session: sessionOf(shape, `${hops}-hops-${work}-ms`, { hops, hashes }) }
      })
      points.push(...(await pointsOf(lengths, running, options, bench)).map((point) => ({ shape, work, ...point })))
    }
    return points
  })
}

const sessionOf = (shape: Shape, name: string, step: { hops: number; hashes: number }): Session => ({
  system: chains[shape],
  workload: { about: { name, title: '', what: '' }, mix: {}, source: () => chainWorkload(step) },
  leavesDatabaseAlone: true,
  repetition: 1,
  products: 0,
})

interface Length {
  readonly hops: number
  readonly session: Session
}

/** All lengths, then all of them backwards, and so on: what is the matter with the machine is so for all of them. */
async function pointsOf(lengths: readonly Length[], running: RunningSystem, options: HopOptions, bench: Bench) {
  const { seconds, repetitions } = options
  const runAt = async (session: Session, rate: number, pacing: Pacing) =>
    (await measureRates(running, session, { rates: [rate], pacing }, bench))[0]
  const saturations: (number | undefined)[] = []
  for (const { session } of lengths) {
    const closedLoop = await warmedUp(running, session, seconds / 2, bench)
    const keepsUpWith = async (rate: number) => {
      const run = await runAt(session, rate, { warmUpSeconds: 1, secondsPerRate: seconds / 2 })
      return run !== undefined && keptUp(run)
    }
    saturations.push(await saturation(closedLoop, keepsUpWith))
  }
  const runs = lengths.map((): (SweepRun | undefined)[] => [])
  for (let repetition = 1; repetition <= repetitions; repetition++) {
    const turn = [...lengths.entries()]
    for (const [index, { session }] of repetition % 2 === 1 ? turn : turn.toReversed()) {
      const throughput = saturations[index]
      if (throughput === undefined) continue
      const rate = Math.max(1, Math.round(throughput / 2))
      const pacing = { warmUpSeconds: 2, secondsPerRate: seconds }
      runs[index]!.push(await runAt({ ...session, repetition }, rate, pacing))
    }
  }
  return lengths.flatMap(({ hops }, index) => pointOf(hops, saturations[index], runs[index]!) ?? [])
}

function pointOf(hops: number, throughput: number | undefined, runs: readonly (SweepRun | undefined)[]) {
  const latencies = runs.map((run) =>
    run?.latency && !run.isVoid ? { p50: run.latency.p50, p99: run.latency.p99 } : null,
  )
  const valid = latencies.filter((it) => it !== null)
  const costs = runs.flatMap((run) => (run && !run.isVoid && systemCpu(run)) || [])
  if (throughput === undefined || valid.length === 0 || costs.length === 0) return undefined
  return {
    hops,
    throughput,
    latencies,
    p50: median(valid.map(({ p50 }) => p50)),
    p99: median(valid.map(({ p99 }) => p99)),
    cpuPerRequest: median(costs),
  }
}

/** What the first hop adds to a request that does next to nothing; `null` where that was not measured. */
export function hopIn(points: readonly HopPoint[]): Transport['hop'] {
  const work = Math.min(...points.map((point) => point.work))
  const at = (hops: number) => points.find((it) => it.shape === 'services' && it.hops === hops && it.work === work)
  const [none, one] = [at(0)?.latencies ?? [], at(1)?.latencies ?? []]
  const pairs = none.flatMap((without, index) => {
    const added = one[index]
    return without && added ? [{ p50: added.p50 - without.p50, p99: added.p99 - without.p99 }] : []
  })
  const p50 = meanOf(pairs.map((pair) => pair.p50))
  const p99 = meanOf(pairs.map((pair) => pair.p99))
  return p50 && p99 && { p50, p99 }
}
