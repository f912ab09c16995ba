import type { Construct } from 'constructs'
import { k8s } from 'cdk8s-plus-33'
import type { InfrastructureValues } from './infrastructure-values.js'
import { adminSecret, postgresql as name } from './names.js'
import { server } from './server.js'

/** The user of the public image. */
export const postgresqlUser = 999

const settings: Record<string, string> = {
  // Passwords are random and long: stretching them would only slow each connection.
  scram_iterations: '1',
  // What a page costs that is in memory or on an SSD.
  random_page_cost: '1.1',
  // A dead client's locks are gone within 10 s.
  idle_in_transaction_session_timeout: '10s',
  client_connection_check_interval: '2s',
  tcp_keepalives_idle: '4',
  tcp_keepalives_interval: '2',
  tcp_keepalives_count: '3',
  tcp_user_timeout: '10s',
  // Costs more than it gives with short queries.
  jit: 'off',
}

export function postgresql(scope: Construct, values: InfrastructureValues): void {
  const answers = { exec: { command: ['pg_isready', '--quiet', '--host=127.0.0.1', '--username=postgres'] } }
  const options = { ...settings, max_connections: '{{ .Values.postgresql.maxConnections }}' }
  server(scope, values, {
    name: 'postgresql',
    objectName: name,
    user: postgresqlUser,
    port: 5_432,
    dataPath: '/var/lib/postgresql/data',
    storage: values.postgresql.storage,
    // The image asks for a fast shutdown, whose checkpoint takes what the disk takes.
    gracePeriod: 60,
    volumes: ['run', 'tmp'].map((it) => ({ name: it, emptyDir: {} })),
    container: {
      image: values.postgresql.image,
      imagePullPolicy: values.postgresql.pullPolicy,
      args: ['postgres', ...Object.entries(options).flatMap(([option, value]) => ['-c', `${option}=${value}`])],
      env: [
        { name: 'POSTGRES_USER', value: values.postgresql.adminUser },
        { name: 'POSTGRES_PASSWORD', valueFrom: { secretKeyRef: { name: adminSecret, key: 'password' } } },
        // The root of a disk has a lost+found, and initdb wants an empty folder.
        { name: 'PGDATA', value: '/var/lib/postgresql/data/pgdata' },
      ],
      volumeMounts: [
        { name: 'run', mountPath: '/var/run/postgresql' },
        { name: 'tmp', mountPath: '/tmp' },
      ],
      startupProbe: { ...answers, periodSeconds: 2, timeoutSeconds: 2, failureThreshold: 150 },
      readinessProbe: { ...answers, periodSeconds: 5, timeoutSeconds: 2 },
      livenessProbe: {
        tcpSocket: { port: k8s.IntOrString.fromString('postgresql') },
        periodSeconds: 20,
        timeoutSeconds: 5,
        failureThreshold: 6,
      },
    },
  })
}
