import type { Construct } from 'constructs'
import { k8s } from 'cdk8s-plus-33'
import type { AppFacts } from '../apps/app-facts.js'
import type { HelmChart } from '../helm/chart-files.js'
import { release } from '../helm/names.js'
import { templateOf } from '../helm/template-of.js'
import { referencesTo } from '../values/references.js'
import { appValues, type AppValues } from './app-values.js'
import { autoscaler, disruptionBudget } from './availability.js'
import { AppContext } from './context.js'
import { deployment } from './deployment.js'
import { migration, releaseTest } from './jobs.js'
import { migrationPolicy, servingPolicy, testPolicy } from './network-policies.js'
import { notes, readme } from './notes.js'
import { httpService, ingress, managementService } from './services.js'
import type { Size } from './size.js'

/** The Helm chart of an app, whichever it is: what its composition has, the chart has. */
export function appChart(app: AppFacts, size: Size, version: string): HelmChart {
  const values = appValues(app, size)
  const context = new AppContext(app, referencesTo(values) as AppValues)
  const policies = '.Values.networkPolicy.enabled'
  const part = (file: string, build: (scope: Construct, context: AppContext) => void, condition?: string) =>
    templateOf({ file, condition }, (scope) => build(scope, context))
  return {
    name: app.name,
    description: `Twofold: ${app.name}`,
    version,
    values,
    templates: [
      templateOf({ file: 'service-account.yaml' }, (scope) => {
        const metadata = { name: release, labels: context.labels('serve') }
        new k8s.KubeServiceAccount(scope, 'account', { metadata, automountServiceAccountToken: false })
      }),
      part('deployment.yaml', deployment),
      part('disruption-budget.yaml', disruptionBudget, '.Values.disruptionBudget.enabled'),
      part('autoscaler.yaml', autoscaler, '.Values.autoscaling.enabled'),
      part('management-service.yaml', managementService),
      part('network-policy.yaml', servingPolicy, policies),
      part('test-network-policy.yaml', testPolicy, policies),
      part('test.yaml', releaseTest),
      ...(context.needsDatabase
        ? [part('migrate-network-policy.yaml', migrationPolicy, policies), part('migrate.yaml', migration)]
        : []),
      ...(context.isHttp
        ? [part('service.yaml', httpService), part('ingress.yaml', ingress, '.Values.ingress.enabled')]
        : []),
    ],
    notes: notes(context),
    readme: readme(context),
  }
}
