import type { Construct } from 'constructs'
import { k8s } from 'cdk8s-plus-33'
import { type AppFacts, needsDatabase, needsNats } from '../apps/app-facts.js'
import { textWhile } from '../helm/expression.js'
import { labels } from '../helm/names.js'
import { admin, natsConfig, postgresqlHost, secretOf } from './names.js'
import { natsServerConfig } from './nats-server-config.js'

/**
 * One Secret an app, with all that it has to know to reach its database and NATS; a password is made once and read back
 * from the cluster at each upgrade. Where Helm cannot ask the cluster (`helm template`), each rendering has others.
 */
export function credentials(scope: Construct, apps: readonly AppFacts[]): void {
  for (const app of apps) secret(scope, secretOf(app.name), app.name, valuesOf(app))
  secret(scope, admin, 'admin', {
    password: '{{ $passwords.admin.postgres }}',
    system: '{{ $passwords.admin.system }}',
  })
  secret(scope, natsConfig, 'nats', { 'nats.conf': natsServerConfig(apps), revision: '{{ $revision }}' })
}

const valuesOf = (app: AppFacts): Record<string, string> => ({
  ...(needsDatabase(app) && {
    DATABASE_PASSWORD: password(app, 'database'),
    DATABASE_URL: `postgres://${app.name}:${password(app, 'database')}@${postgresqlHost}:{{ .Values.postgresql.port }}/${app.name}`,
  }),
  ...(needsNats(app) && {
    NATS_URL: `{{ .Values.nats.url | default (printf \`nats://%s-nats.%s.svc:4222\` .Release.Name .Release.Namespace) }}`,
    NATS_USER: app.name,
    NATS_PASSWORD: password(app, 'nats'),
  }),
})

const password = ({ name }: AppFacts, of: 'database' | 'nats') => `{{ index $passwords \`${name}\` \`${of}\` }}`

function secret(scope: Construct, name: string, component: string, stringData: Record<string, string>): void {
  new k8s.KubeSecret(scope, component, {
    metadata: {
      name,
      labels: labels('credentials', component),
      // Helm takes any value of it for «leave this alone», so it is there or not.
      annotations: { 'helm.sh/resource-policy': textWhile('.Values.keepData', '`keep`') },
    },
    stringData,
  })
}

/** Template code that makes or finds the passwords, all in one place, since each call would make others. */
export function passwordsPreamble(apps: readonly AppFacts[], revised: string): string {
  const keep = (owner: string, passwords: Record<string, string>) => {
    const entries = Object.entries(passwords).map(([name, key]) => `"${name}" ${kept(key)}`)
    return `{{- $old = (lookup "v1" "Secret" .Release.Namespace (printf "%s-${owner}" .Release.Name)).data | default dict }}
{{- $_ := set $passwords "${owner}" (dict ${entries.join(' ')}) }}`
  }
  return `{{- $passwords := dict }}
{{- $old := dict }}
${apps.map((app) => keep(app.name, { ...(needsDatabase(app) && { database: 'DATABASE_PASSWORD' }), ...(needsNats(app) && { nats: 'NATS_PASSWORD' }) })).join('\n')}
${keep('admin', { postgres: 'password', system: 'system' })}
{{- $revision := printf "%s %s" "${revised}" (toJson $passwords) | sha256sum | trunc 16 }}`
}

const kept = (key: string) => `((index $old "${key}" | default "" | b64dec) | default (randAlphaNum 32))`
