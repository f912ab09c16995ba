import { appChart } from './app-chart/app-chart.js'
import type { AppFacts } from './apps/app-facts.js'
import { checkConnections } from './checks/connections.js'
import { checkKnownNames } from './checks/known-names.js'
import { askedBy, checkLimit, checkRoom } from './checks/room.js'
import type { HelmChart } from './helm/chart-files.js'
import { infrastructureChart } from './infrastructure/infrastructure-chart.js'
import { databaseSize, natsSize } from './infrastructure/infrastructure-values.js'
import { maxConnections, roomFor, sizeOf, sizes } from './sizes.js'

/** A chart for each app and one for what they stand on. Throws where they would not fit together. */
export function charts(apps: readonly AppFacts[], version: string): HelmChart[] {
  checkKnownNames(apps, Object.keys(sizes))
  checkConnections(apps, sizeOf, maxConnections)
  for (const { name } of apps) checkLimit(name, sizeOf(name))
  const servers = [databaseSize, natsSize].map((it) => ({ name: 'server', pods: 1, ...it }))
  checkRoom([...servers, ...apps.map(({ name }) => askedBy(name, sizeOf(name)))], roomFor)
  return [infrastructureChart(apps, version), ...apps.map((app) => appChart(app, sizeOf(app.name), version))]
}
