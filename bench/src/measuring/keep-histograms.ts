import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type LoadResult, writeHistogramLog } from '@twofold/load'
import type { Driving } from './bench.js'
import type { Asking } from './session.js'

/** Writes the histograms of a load beside the report, in a file of their own; its name. */
export async function keepHistograms(
  result: LoadResult,
  { system, workload, repetition }: Pick<Asking, 'system' | 'workload' | 'repetition'>,
  what: string,
  { histograms }: Pick<Driving, 'histograms'>,
): Promise<string> {
  const name = `${system.about.name}--${workload.about.name}--${repetition}--${what}`
  // A rate may be measured twice.
  let file = `${name}.hlog`
  for (let time = 2; existsSync(join(histograms, file)); time++) file = `${name}--${time}.hlog`
  await writeHistogramLog(join(histograms, file), result)
  return file
}
