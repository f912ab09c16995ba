import type { Shape } from '@twofold/local'
import { perService } from '../even-load.js'
import { loadFindings } from '../load-findings.js'
import type { RoundsResult } from './run-rounds.js'

/** What planned disturbances did to one shape. */
export interface ShapeResult extends RoundsResult {
  readonly shape: Shape
  /** How much was to be done. */
  readonly extent: { readonly requests: number; readonly replacements: number }
  /** The version of each app that runs before and after, and the one that comes between. */
  readonly versions: Readonly<Record<string, { readonly current: string; readonly next: string }>>
}

/** What is not as promised: nothing, where no request failed and every order has had its effect, once. */
export function findingsOf({ shape, rounds, load, audit, versions, extent }: ShapeResult): string[] {
  return [
    ...loadFindings({ load, audit }).map((finding) => `${shape}: ${finding}`),
    ...missing(rounds, load.total.sent, extent).map((finding) => `${shape}: ${finding}`),
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
    ...spared(rounds).map((finding) => `${shape}: ${finding}`),
  ]
}

/** Of what every service is to be asked: arrivals come by chance, and answers are counted by whole seconds. */
const leastAsked = 0.9 * perService

/** Apps that were asked too little for their rounds to say anything. */
function spared(rounds: ShapeResult['rounds']): string[] {
  return [...new Set(rounds.map(({ app }) => app))].flatMap((app) => {
    const own = rounds.filter((round) => round.app === app)
    const seconds = own.reduce((sum, { from, to }) => sum + to - from, 0)
    const answers = own.flatMap(({ versions }) => Object.values(versions)).reduce((sum, count) => sum + count, 0)
    return answers >= leastAsked * seconds
      ? []
      : [`${app} answered ${(answers / seconds).toFixed(1)} requests a second, and ${perService} were wanted`]
  })
}

function missing(
  rounds: ShapeResult['rounds'],
  sent: number,
  { requests, replacements }: ShapeResult['extent'],
): string[] {
  const replaced = rounds.reduce((sum, round) => sum + round.replaced, 0)
  return [
    ...(sent >= requests ? [] : [`${sent} requests, and ${requests} were wanted`]),
    ...(replaced >= replacements ? [] : [`${replaced} replaced pods, and ${replacements} were wanted`]),
  ]
}
