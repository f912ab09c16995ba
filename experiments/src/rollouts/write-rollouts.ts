import { findingsOf as findingsOfControl } from '../red-controls/control-result.js'
import { writeReport } from '../report/write-report.js'
import { type RolloutReport, rolloutInWords } from './rollout-report.js'
import { findingsOf, type ShapeResult } from './shape-result.js'
import { timelineSvg } from './timeline.js'

/** Writes the report of what was done so far, with a timeline of each shape; answers what is not as promised, too. */
export async function writeRollouts(done: Omit<RolloutReport, 'findings'>) {
  const { shapes, controls } = done
  const findings = [...shapes.flatMap(findingsOf), ...controls.flatMap(findingsOfControl)]
  const report = { ...done, findings }
  const words = rolloutInWords(report, Object.fromEntries(shapes.map((it) => [it.shape, `rollouts-${it.shape}.svg`])))
  const svgs = Object.fromEntries(shapes.map((it) => [it.shape, svgOf(it)]))
  // Controls alone leave the report of the rollouts as it is.
  const name = shapes.length > 0 ? 'rollouts' : 'rollout-controls'
  return { words, file: await writeReport(name, { json: report, md: words, svgs }), findings }
}

function svgOf({ shape, load, rounds, versions }: ShapeResult): string {
  const current = Object.fromEntries(Object.entries(versions).map(([app, { current }]) => [app, current]))
  return timelineSvg(`${shape}: rollouts under load`, load.timeline, rounds, current)
}
