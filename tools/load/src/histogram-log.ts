import { writeFile } from 'node:fs/promises'
import { decodeFromCompressedBase64, HistogramLogWriter } from 'hdr-histogram-js'
import type { LoadResult } from './load-result.js'

/** Milliseconds, where the histograms have microseconds. */
const unit = 1_000

/**
 * Writes the latencies of each phase and kind as an HdrHistogram log (`.hlog`), which the tools of that library read; the
 * tags are `<phase>: <kind>`.
 */
export async function writeHistogramLog(path: string, { histograms, beganAt }: LoadResult): Promise<void> {
  const lines: string[] = []
  const writer = new HistogramLogWriter((line) => lines.push(line))
  writer.outputLogFormatVersion()
  writer.outputStartTime(Date.parse(beganAt))
  writer.outputLegend()
  for (const { phase, kind, from, to, encoded } of histograms) {
    const histogram = decodeFromCompressedBase64(encoded)
    // Commas and spaces end a tag.
    histogram.tag = `${phase}:${kind}`.replace(/[\s,]+/g, '-')
    writer.outputIntervalHistogram(histogram, from, to, unit)
  }
  await writeFile(path, lines.join(''))
}
