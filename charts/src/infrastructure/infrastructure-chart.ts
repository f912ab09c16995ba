import { createHash } from 'node:crypto'
import type { AppFacts } from '../apps/app-facts.js'
import type { HelmChart } from '../helm/chart-files.js'
import { templateOf } from '../helm/template-of.js'
import { referencesTo } from '../values/references.js'
import { credentials, passwordsPreamble } from './credentials.js'
import { infrastructureValues } from './infrastructure-values.js'
import { nats } from './nats.js'
import { natsServerConfig } from './nats-server-config.js'
import { denyByDefault, provisionPolicy, serverPolicies } from './network-policies.js'
import { notes, readme } from './notes.js'
import { postgresql } from './postgresql.js'
import { provisioning } from './provisioning.js'

/** What the apps stand on, for trials and tests; and each one's credentials, wherever the servers are. */
export function infrastructureChart(apps: readonly AppFacts[], version: string): HelmChart {
  const values = referencesTo(infrastructureValues)
  const revised = createHash('sha256').update(natsServerConfig(apps)).digest('hex').slice(0, 16)
  const policies = '.Values.networkPolicy.enabled'
  const denies = 'and .Values.networkPolicy.enabled .Values.networkPolicy.denyByDefault'
  return {
    name: 'infrastructure',
    description: 'PostgreSQL and NATS for Twofold, and the credentials of its apps',
    version,
    values: infrastructureValues,
    templates: [
      templateOf({ file: 'credentials.yaml', preamble: passwordsPreamble(apps, revised) }, (it) =>
        credentials(it, apps),
      ),
      templateOf({ file: 'postgresql.yaml', condition: '.Values.postgresql.enabled' }, (it) => postgresql(it, values)),
      templateOf({ file: 'nats.yaml', condition: '.Values.nats.enabled' }, (it) => nats(it, values)),
      templateOf({ file: 'provision.yaml' }, (it) => provisioning(it, values, apps)),
      templateOf({ file: 'deny-by-default.yaml', condition: denies }, denyByDefault),
      templateOf({ file: 'server-network-policies.yaml', condition: policies }, (it) => serverPolicies(it, apps)),
      templateOf({ file: 'provision-network-policy.yaml', condition: policies }, provisionPolicy),
    ],
    notes,
    readme,
  }
}
