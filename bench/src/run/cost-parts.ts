import { costOfSize } from '../costs/data-size.js'
import { faultMatrix } from '../costs/faults.js'
import { hopCurve, hopIn, type HopOptions } from '../costs/hops.js'
import { measureStarts } from '../costs/measure-starts.js'
import { overload } from '../costs/overload.js'
import { stepsToSaturation } from '../costs/saturation.js'
import { scalabilityOf } from '../costs/scalability.js'
import { transportRatio } from '../costs/transport.js'
import type { Bench } from '../measuring/bench.js'
import { leastSecondsOfWarmUp } from '../measuring/warmed-up.js'
import type { Sweep } from '../result/sweep.js'
import { systemNamed } from '../systems/systems.js'
import type { Measured } from '../targets/finding.js'
import { workloadNamed } from '../workloads/workloads.js'
import type { Form } from './form.js'

export type Costs = Pick<
  Measured,
  'memory' | 'coldStarts' | 'overloads' | 'faults' | 'scalability' | 'dataSizes' | 'hops' | 'transport'
>

/** Something that is measured beside the sweeps. */
interface Part {
  readonly title: string
  /** Expected. */
  readonly seconds: number
  /** Adds what it finds to `costs`; `sweeps` say how much a system can do, where there were any. */
  measure(costs: Costs, sweeps: readonly Sweep[], bench: Bench): Promise<void>
}

const shapes = ['monolith', 'services'] as const
const start = 6

/** All that a form measures beside its sweeps. */
export const costParts = (form: Form): Part[] => [
  ...startParts(form),
  ...transportParts(form),
  ...overloadParts(form),
  ...faultParts(form),
  ...scalabilityParts(form),
  ...dataSizeParts(form),
]

function startParts({ starts, products }: Form): Part[] {
  if (!starts) return []
  const processes = { monolith: 1, services: 6 }
  return shapes.map((shape) => ({
    title: `start to ready, and memory when idle: ${shape}`,
    seconds: start + starts.idleSeconds + processes[shape] * starts.repetitions * 2,
    async measure(costs, sweeps, bench) {
      const found = await measureStarts({ system: systemNamed(shape), products, ...starts }, bench)
      costs.coldStarts.push(...found.coldStarts)
      costs.memory.push(...found.memory.map((it) => ({ ...it, peak: peakOf(sweeps, it) })))
    },
  }))
}

/** The most that a process took in any run. */
function peakOf(sweeps: readonly Sweep[], { system, process }: { system: string; process: string }): number | null {
  const runs = sweeps.filter((sweep) => sweep.system === system).flatMap((sweep) => sweep.runs)
  const peaks = runs.flatMap(({ peakMemory }) => peakMemory[process] ?? [])
  return peaks.length === 0 ? null : Math.max(...peaks)
}

function overloadParts({ overload: wanted, capacitySeconds, products }: Form): Part[] {
  return (wanted?.workloads ?? []).flatMap((workload) =>
    shapes.map((system) => ({
      title: `three times the capacity, ${workload}: ${system}`,
      seconds: start + leastSecondsOfWarmUp(capacitySeconds) + 25 + wanted!.seconds,
      async measure(costs: Costs, sweeps: readonly Sweep[], bench: Bench) {
        const peak = sweeps.find((sweep) => sweep.system === system && sweep.workload === workload)?.peak?.value
        const session = { system: systemNamed(system), workload: workloadNamed(workload), products, repetition: 1 }
        const found = await overload({ ...session, peak, seconds: wanted!.seconds, capacitySeconds }, bench)
        if (found) costs.overloads.push(found)
      },
    })),
  )
}

function faultParts({ faults, products }: Form): Part[] {
  if (!faults) return []
  const seconds = { monolith: 25, services: 75 }
  return shapes.map((shape) => ({
    title: `each function down, and slow, in turn: ${shape}`,
    seconds: seconds[shape],
    measure: async (costs, _, bench) => void costs.faults.push(...(await faultMatrix(shape, products, bench))),
  }))
}

function scalabilityParts({ scalability, products }: Form): Part[] {
  return (scalability?.workloads ?? []).flatMap((workload) =>
    shapes.map((system) => ({
      title: `one to 64 customers at once, ${workload}: ${system}`,
      seconds: start + 9 * scalability!.seconds,
      async measure(costs: Costs, _: readonly Sweep[], bench: Bench) {
        const session = { system: systemNamed(system), workload: workloadNamed(workload), products, repetition: 1 }
        costs.scalability.push(await scalabilityOf(session, scalability!.seconds, bench))
      },
    })),
  )
}

function dataSizeParts({ products: usual, moreProducts, pacing, capacitySeconds }: Form): Part[] {
  if (!moreProducts) return []
  // What can be done with more of them can be done with fewer.
  const sizes = [moreProducts, usual]
  return ['read-one', 'browse-and-search'].flatMap((workload) =>
    shapes.flatMap((system) =>
      sizes.map((products) => ({
        title: `${products.toLocaleString('en')} products, ${workload}: ${system}`,
        seconds: start + leastSecondsOfWarmUp(capacitySeconds) + pacing.warmUpSeconds + pacing.secondsPerRate,
        async measure(costs: Costs, _: readonly Sweep[], bench: Bench) {
          const session = { system: systemNamed(system), workload: workloadNamed(workload), products, repetition: 1 }
          // The rate of the first size is that of all of them: a request costs less at a higher one.
          const rate = costs.dataSizes.find((it) => it.system === system && it.workload === workload)?.rate
          costs.dataSizes.push(await costOfSize(session, { rate, pacing, capacitySeconds }, bench))
        },
      })),
    ),
  )
}

/** A closed loop, the search below it, and then half of what that found, so and so often. */
const secondsOfPoint = ({ seconds, repetitions }: HopOptions) =>
  seconds + stepsToSaturation * (seconds / 2 + 3) + repetitions * (seconds + 4)

function transportParts({ transportRequests, hops: wanted }: Form): Part[] {
  const parts: Part[] = []
  if (wanted)
    for (const shape of shapes)
      parts.push({
        title: `a chain of calls: ${shape}`,
        seconds: start + wanted.hops.length * wanted.works.length * secondsOfPoint(wanted),
        async measure(costs, _, bench) {
          costs.hops.push(...(await hopCurve(shape, wanted, bench)))
          costs.transport = { cpuRatio: costs.transport?.cpuRatio ?? null, hop: hopIn(costs.hops) }
        },
      })
  if (transportRequests)
    parts.push({
      title: 'our transport beside a raw NATS request',
      seconds: 15 + transportRequests / 500,
      async measure(costs, _, { signal }) {
        costs.transport = {
          cpuRatio: await transportRatio(transportRequests, signal),
          hop: costs.transport?.hop ?? null,
        }
      },
    })
  return parts
}
