import type { Construct } from 'constructs'
import { k8s } from 'cdk8s-plus-33'
import { type AppFacts, needsDatabase, needsNats } from '../apps/app-facts.js'
import { labels } from '../helm/names.js'
import { admin, natsConfig, postgresqlHost, secretOf } from './names.js'
import { natsServerConfig } from './nats-server-config.js'

/**
 * One Secret an app, with all that it has to know to reach its database and NATS; a password is made once and read back
 * from the cluster at each upgrade. Where Helm cannot ask the cluster (`helm template`), each rendering has others.
 */
export function credentials(scope: Construct, apps: readonly AppFacts[]): void {
  for (const app of apps) secret(scope, secretOf(app.name), app.name, valuesOf(app))
  secret(scope, admin, 'admin', { password: '{{ $passwords.admin }}', system: '{{ $passwords.system }}' })
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
      annotations: { 'helm.sh/resource-policy': '{{ if .Values.keepData }}keep{{ else }}delete{{ end }}' },
    },
    stringData,
  })
}

/** Template code that makes or finds the passwords, all in one place, since each call would make others. */
export function passwordsPreamble(apps: readonly AppFacts[], revised: string): string {
  const names = apps.map(({ name }) => `"${name}"`).join(' ')
  const kept = (secret: string, key: string) =>
    `((index ${secret} "${key}" | default "" | b64dec) | default (randAlphaNum 32))`
  return `{{- $release := .Release }}
{{- $passwords := dict }}
{{- range $app := list ${names} }}
{{- $old := (lookup "v1" "Secret" $release.Namespace (printf "%s-%s" $release.Name $app)).data | default dict }}
{{- $_ := set $passwords $app (dict "database" ${kept('$old', 'DATABASE_PASSWORD')} "nats" ${kept('$old', 'NATS_PASSWORD')}) }}
{{- end }}
{{- $old := (lookup "v1" "Secret" .Release.Namespace (printf "%s-admin" .Release.Name)).data | default dict }}
{{- $_ := set $passwords "admin" ${kept('$old', 'password')} }}
{{- $_ := set $passwords "system" ${kept('$old', 'system')} }}
{{- $revision := printf "%s %s" "${revised}" (toJson $passwords) | sha256sum | trunc 16 }}`
}
