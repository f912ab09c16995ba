import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAnnotation } from '@twofold/charts'
import { Failure } from '@twofold/infrastructure'
import { repository, type Shape, shapes } from '@twofold/local'
import { parse } from 'yaml'

export const infrastructure = 'infrastructure'

/** The folder of a chart that `npm run chart` has made. */
export const chartFolder = (name: string): string => join(repository, 'dist/charts', name)

/** What one shape is released as, in steps: each step's releases need only those of earlier ones. */
export function releaseSteps(shape: Shape, after: (release: string) => readonly string[] = afterInChart): string[][] {
  const steps: string[][] = []
  let left = [infrastructure, ...shapes[shape].map(({ name }) => name)]
  while (left.length > 0) {
    const waiting = left
    const step = waiting.filter((name) => !after(name).some((it) => waiting.includes(it)))
    if (step.length === 0) throw new Error(`${waiting.join(', ')} wait for each other`)
    steps.push(step)
    left = waiting.filter((name) => !step.includes(name))
  }
  return steps
}

/** As Chart.yaml says. */
function afterInChart(name: string): readonly string[] {
  const { annotations } = parse(readFileSync(join(chartFolder(name), 'Chart.yaml'), 'utf8'))
  return annotations[afterAnnotation].split(',')
}

/** Which releases a deploy is about: all, those that differ from what runs, or some by their names. */
export type Only = readonly string[] | 'affected' | undefined

/** Whether a deploy may be about a release; for those that differ it has to be seen. */
export const isNamed = (name: string, only: Only): boolean => !Array.isArray(only) || only.includes(name)

/** The steps with only the releases that are named. Throws Failure for a name that the shape does not have. */
export function onlyNamed(steps: readonly string[][], only: Only): string[][] {
  const all = steps.flat()
  const unknown = Array.isArray(only) ? only.find((name) => !all.includes(name)) : undefined
  if (unknown !== undefined)
    throw new Failure(`There is no release ${unknown} in this shape; there are ${all.join(', ')}.`)
  return steps.map((step) => step.filter((name) => isNamed(name, only))).filter((step) => step.length > 0)
}
