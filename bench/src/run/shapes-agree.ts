import { Failure } from '@twofold/infrastructure'
import { type Recorded, walkedThrough } from '@twofold/same-answers'
import type { Bench } from '../measuring/bench.js'
import { inStarted } from '../measuring/in-started.js'
import type { BenchResult } from '../result/bench-result.js'
import { systemNamed } from '../systems/systems.js'

/** Walks through both shapes, and compares what they answered. @throws Failure where they differ: then nothing can be compared */
export async function shapesAgree(products: number, bench: Bench): Promise<BenchResult['sameAnswers']> {
  const walked: Recorded[][] = []
  for (const shape of ['monolith', 'services'])
    walked.push(await inStarted(systemNamed(shape), products, bench, ({ url }) => walkedThrough(url)))
  const [monolith = [], services = []] = walked
  const difference = firstDifference(monolith, services)
  if (difference) throw new Failure(`The shapes do not answer alike, so nothing was measured.\n${difference}`)
  return { requests: monolith.length, equal: true }
}

/** In words; undefined where all are equal. */
export function firstDifference(monolith: readonly Recorded[], services: readonly Recorded[]): string | undefined {
  const step = monolith.findIndex((answer, n) => JSON.stringify(answer) !== JSON.stringify(services[n]))
  if (step < 0)
    return monolith.length === services.length
      ? undefined
      : `The monolith answered ${monolith.length} requests, the services ${services.length}.`
  return [
    monolith[step]!.asked.slice(0, 200),
    `  the monolith: ${inWords(monolith[step]!)}`,
    `  the services: ${services[step] ? inWords(services[step]) : 'nothing'}`,
  ].join('\n')
}

const inWords = ({ status, headers, body }: Recorded) => `${status} ${JSON.stringify(headers)} ${body.slice(0, 500)}`
