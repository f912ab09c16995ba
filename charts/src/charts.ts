import { appChart } from './app-chart/app-chart.js'
import type { AppFacts } from './apps/app-facts.js'
import { checkConnections } from './checks/connections.js'
import { checkKnownNames } from './checks/known-names.js'
import { askedBy, checkLimit, checkRoom } from './checks/room.js'
import { environmentFiles } from './environments/environment-files.js'
import { environments } from './environments/environments.js'
import { sizeIn } from './environments/size-in.js'
import type { HelmChart } from './helm/chart-files.js'
import { infrastructureChart } from './infrastructure/infrastructure-chart.js'
import { databaseSize, natsSize } from './infrastructure/infrastructure-values.js'
import { maxConnections, roomFor, sizeOf, sizes } from './sizes.js'

/** A chart for each app and one for what they stand on. Throws where they would not fit together. */
export function charts(apps: readonly AppFacts[], version: string): HelmChart[] {
  checkKnownNames(apps, Object.keys(sizes))
  checkConnections(apps, ({ name }) => sizeOf(name), maxConnections, 'their defaults')
  for (const [name, environment] of Object.entries(environments)) {
    const granted = environment.infrastructure.postgresql?.maxConnections ?? maxConnections
    checkConnections(apps, (app) => sizeIn(environment, app), granted, `the values of ${name}`)
  }
  for (const { name } of apps) checkLimit(name, sizeOf(name))
  const servers = [databaseSize, natsSize].map((it) => ({ name: 'server', pods: 1, ...it }))
  checkRoom([...servers, ...apps.map(({ name }) => askedBy(name, sizeOf(name)))], roomFor)
  const infrastructure = infrastructureChart(apps, version)
  return [
    { ...infrastructure, files: environmentFiles(infrastructure.values, environments, (it) => it.infrastructure) },
    ...apps.map((app) => {
      const chart = appChart(app, sizeOf(app.name), version)
      return {
        ...chart,
        after: providersOf(app, apps),
        files: environmentFiles(chart.values, environments, (it) => it.app(app)),
      }
    }),
  ]
}

/** Whom an app calls: they are deployed before it, and taken away after it. */
function providersOf({ name, calls }: AppFacts, apps: readonly AppFacts[]): string[] {
  const providers = apps.filter((it) => it.name !== name && it.serves.some((domain) => calls.includes(domain)))
  return ['infrastructure', ...providers.map((it) => it.name)]
}
