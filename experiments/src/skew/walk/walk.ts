import type { Shape } from '@twofold/local'
import { loadFindings } from '../../load-findings.js'
import type { LoadedShape } from '../../shape-under-load.js'

/** One step from a release to the next, or back. */
export interface Step {
  readonly name: string
  readonly what: string
  readonly versions: { readonly from: string; readonly to: string }
  /** Of the rollout, its migrations included. */
  readonly seconds: number
  readonly requests: number
  readonly failed: number
  /** By version of the app, while it went on. */
  readonly answers: Readonly<Record<string, number>>
}

/** A column renamed in three releases of one app. */
export interface Walk extends LoadedShape {
  readonly shape: Shape
  readonly app: string
  readonly steps: readonly Step[]
  /** Orders whose two addresses differed when both were still there. */
  readonly outOfStep: number
  /** Lines of the schema that are there afterwards and were not before, or the other way. */
  readonly left: readonly string[]
}

/** What is not as promised: nothing, where no release was noticed and nothing of them is left. */
export function findingsOf({ shape, steps, outOfStep, left, load, audit }: Walk): string[] {
  const findings = [
    ...loadFindings({ load, audit }),
    ...steps.flatMap(({ name, versions, answers }) =>
      Object.values(versions)
        .filter((version) => !answers[version])
        .map((version) => `during «${name}» ${version} answered nobody`),
    ),
    ...(outOfStep === 0 ? [] : [`${outOfStep} orders had two different addresses`]),
    ...left.map((line) => `the schema is another one than before: ${line}`),
  ]
  return findings.map((finding) => `${shape}: ${finding}`)
}

/** Lines that are in one of two descriptions. */
export function differences(before: readonly string[], after: readonly string[]): string[] {
  return [
    ...before.filter((line) => !after.includes(line)).map((line) => `- ${line}`),
    ...after.filter((line) => !before.includes(line)).map((line) => `+ ${line}`),
  ]
}
