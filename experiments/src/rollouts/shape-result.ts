import type { Shape } from '@twofold/local'
import type { RoundsResult } from './run-rounds.js'

/** What planned disturbances did to one shape. */
export interface ShapeResult extends RoundsResult {
  readonly shape: Shape
  /** The version of each app that runs before and after, and the one that comes between. */
  readonly versions: Readonly<Record<string, { readonly current: string; readonly next: string }>>
}

/** What is not as promised: nothing, where no request failed and every order has had its effect, once. */
export function findingsOf({ shape, rounds, load, audit, versions }: ShapeResult): string[] {
  const { failed, sent } = load.total
  return [
    ...(failed === 0 ? [] : [`${shape}: ${failed} of ${sent} requests failed`]),
    ...(load.isVoid ? [`${shape}: the load dropped requests, so that it says nothing`] : []),
    ...audit.findings.map((finding) => `${shape}: ${finding}`),
    ...rounds
      .filter(({ round }) => round.startsWith('roll'))
      .flatMap(({ app, round, versions: served }) => {
        const { current, next } = versions[app]!
        const silent = [current, next].filter((version) => !served[version])
        return silent.map((version) => `${shape}: while ${app} did ${round}, ${version} answered nobody`)
      }),
    ...rounds
      .filter(({ replaced }) => replaced === 0)
      .map(({ app, round }) => `${shape}: ${round} of ${app} has replaced no pod`),
  ]
}
