import type { Size } from '../app-chart/size.js'
import type { AppFacts } from '../apps/app-facts.js'
import { sizeOf } from '../sizes.js'
import type { Environment } from './environment.js'

/** What an app may take with the values of an environment. */
export function sizeIn(environment: Environment, app: AppFacts): Size {
  const size = sizeOf(app.name)
  const { replicas = size.replicas, autoscaling, settings } = environment.app(app)
  const mostReplicas = Math.max(replicas, autoscaling?.maxReplicas ?? size.mostReplicas)
  return { ...size, replicas, mostReplicas, settings: { ...size.settings, ...(settings as Size['settings']) } }
}
