import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Construct } from 'constructs'
import { k8s } from 'cdk8s-plus-33'
import { type AppFacts, needsDatabase } from '../apps/app-facts.js'
import { hook } from '../helm/hook.js'
import { pullSecrets, tolerations } from '../helm/lists.js'
import { identity, labels, release } from '../helm/names.js'
import { containerSecurity, podSecurity } from '../helm/security.js'
import type { InfrastructureValues } from './infrastructure-values.js'
import { adminSecret, admin, natsConfig, natsHost, postgresqlHost, secretOf } from './names.js'
import { postgresqlUser } from './postgresql.js'

const script = readFileSync(join(import.meta.dirname, 'provision.sh'), 'utf8')

/** A Job after each install and upgrade. What an app already has is left as it is, so a new one touches no other. */
export function provisioning(scope: Construct, values: InfrastructureValues, apps: readonly AppFacts[]): void {
  const databases = apps.filter(needsDatabase).map(({ name }) => name)
  new k8s.KubeJob(scope, 'provision', {
    metadata: {
      name: `${release}-provision`,
      labels: labels('provision', 'provision'),
      annotations: hook('post-install,post-upgrade'),
    },
    spec: {
      backoffLimit: 3,
      activeDeadlineSeconds: values.provision.deadlineSeconds,
      template: {
        metadata: { labels: identity('provision', 'provision') },
        spec: {
          restartPolicy: 'Never',
          automountServiceAccountToken: false,
          enableServiceLinks: false,
          securityContext: podSecurity(postgresqlUser),
          imagePullSecrets: pullSecrets('.Values.imagePullSecrets'),
          tolerations: tolerations('.Values.tolerations'),
          containers: [
            {
              name: 'provision',
              image: values.postgresql.image,
              imagePullPolicy: values.postgresql.pullPolicy,
              command: ['bash', '-c', script],
              env: [
                { name: 'PGHOST', value: postgresqlHost },
                { name: 'PGPORT', value: '{{ .Values.postgresql.port }}' },
                { name: 'PGUSER', value: values.postgresql.adminUser },
                secret('PGPASSWORD', adminSecret, 'password'),
                { name: 'DATABASES', value: databases.join(' ') },
                ...databases.map((name) => secret(`PASSWORD_${variable(name)}`, secretOf(name), 'DATABASE_PASSWORD')),
                { name: 'NATS_HOST', value: `{{ if .Values.nats.enabled }}${natsHost}{{ end }}` },
                secret('NATS_SYSTEM_PASSWORD', admin, 'system'),
                secret('NATS_REVISION', natsConfig, 'revision'),
              ],
              resources: {
                requests: { cpu: k8s.Quantity.fromString('20m'), memory: k8s.Quantity.fromString('32Mi') },
                limits: { memory: k8s.Quantity.fromString('96Mi') },
              },
              securityContext: containerSecurity,
              volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
            },
          ],
          volumes: [{ name: 'tmp', emptyDir: {} }],
        },
      },
    },
  })
}

const variable = (app: string) => app.toUpperCase().replaceAll('-', '_')

const secret = (name: string, from: string, key: string): k8s.EnvVar => ({
  name,
  valueFrom: { secretKeyRef: { name: from, key } },
})
