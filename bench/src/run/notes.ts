import { faultNotes } from '../costs/faults.js'
import { hopNotes } from '../costs/hops.js'
import { overloadNotes } from '../costs/overload.js'
import { scalabilityNotes } from '../costs/scalability.js'
import { mostInFlight, usualConnections } from '../measuring/under-load.js'
import type { Sweep } from '../result/sweep.js'
import { comparisonNotes } from '../statistics/comparisons.js'
import type { Form } from './form.js'

/** How this run differs from what one may expect, and settings that are no defaults. */
export const notesOf = ({
  sweeps,
  freshForEachRate,
  rates,
  searches,
  objective,
  hops,
  faults,
  overload,
  pacing,
  scalability,
}: Form): string[] => [
  'PostgreSQL with fsync on, and the settings of npm start otherwise: 128 MB of shared buffers, 200 connections at most.',
  'Pools of 10 connections a process, and one thread of V8 beside the main one, in the shop and in the baselines.',
  ...(sweeps.length === 0
    ? []
    : [
        freshForEachRate
          ? 'Each rate had fresh processes and a restored database.'
          : 'Each repetition had fresh processes and a restored database; its rates came one after another, each when the system had nothing left to do.',
        `Rates are shares of what a closed loop of 64 reached: ${rates.map((share) => `${Math.round(share * 100)} %`).join(', ')}; then up to ${searches} in search of the highest with 99 of 100 answers within ${objective} ms. A run that is void, a first rate beyond it, and one that ends the search by missing it by less than twice, is measured once more.`,
        `Poisson arrivals on ${usualConnections} kept connections at most: latency counts from when a request was due, waiting for one included. ${mostInFlight.toLocaleString('en')} requests in flight at most; one of 16 answers is looked into, and each status.`,
        ...(pacing.requestsPerRate
          ? [
              `A rate of which that would be fewer than ${pacing.requestsPerRate} requests lasts up to four times as long.`,
            ]
          : []),
        ...comparisonNotes,
      ]),
  ...(overload ? overloadNotes : []),
  ...(hops ? hopNotes : []),
  ...(faults ? faultNotes : []),
  ...(scalability ? scalabilityNotes : []),
]

/** What the generator itself can do, from its cheapest runs: those against node:http. */
export function generatorNotes(sweeps: readonly Sweep[]): string[] {
  const runs = sweeps.filter(({ system }) => system === 'node-http').flatMap((sweep) => sweep.runs)
  const costs = runs
    .filter(({ answered, isVoid }) => answered > 0 && !isVoid)
    .map((run) => run.generator.cpu / run.answered)
  if (costs.length === 0) return []
  const cost = Math.min(...costs)
  return [
    `The generator took ${(cost * 1e6).toFixed(0)} µs of CPU for a request to node:http: 70 % of a CPU drive some ${Math.round(0.7 / cost).toLocaleString('en')} requests a second.`,
  ]
}
