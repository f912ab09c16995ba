import { loadFindings } from '../../load-findings.js'
import type { LoadedShape } from '../../shape-under-load.js'

/** Two versions of one service that served together. */
export interface TwoOfOne {
  readonly service: string
  /** Requests a second that reached it. */
  readonly rate: number
  readonly versions: { readonly current: string; readonly next: string }
  /** By version, while both were there. */
  readonly answers: Readonly<Record<string, number>>
}

/** What came of N−1 and N of every service side by side. */
export interface SideBySide extends LoadedShape {
  /** How long they were. */
  readonly seconds: number
  readonly services: readonly TwoOfOne[]
}

/** What is not as promised: nothing, where both versions of each have answered and nobody has noticed. */
export function findingsOf({ services, load, audit }: SideBySide): string[] {
  return [
    ...loadFindings({ load, audit }),
    ...services.flatMap(({ service, versions, answers }) =>
      Object.entries(versions)
        .filter(([, version]) => !answers[version])
        .map(([which]) => `the ${which} version of ${service} answered nobody`),
    ),
    ...services
      .filter(({ versions }) => versions.current === versions.next)
      .map(({ service }) => `there was but one version of ${service}`),
  ]
}
