import type { Construct } from 'constructs'
import { k8s } from 'cdk8s-plus-33'
import type { InfrastructureValues } from './infrastructure-values.js'
import { nats as name, natsConfig } from './names.js'
import { server } from './server.js'

/** Not restarted when users come or go: the Job asks it to read its configuration again. */
export function nats(scope: Construct, values: InfrastructureValues): void {
  const answers = (query: string) => ({
    httpGet: { path: `/healthz${query}`, port: k8s.IntOrString.fromString('monitoring') },
  })
  server(scope, values, {
    name: 'nats',
    objectName: name,
    user: 65_532,
    port: 4_222,
    dataPath: '/data',
    storage: values.nats.storage,
    gracePeriod: 30,
    volumes: [{ name: 'config', secret: { secretName: natsConfig, items: [{ key: 'nats.conf', path: 'nats.conf' }] } }],
    container: {
      image: values.nats.image,
      imagePullPolicy: values.nats.pullPolicy,
      args: ['--config', '/etc/nats/nats.conf'],
      ports: [{ name: 'monitoring', containerPort: 8_222 }],
      volumeMounts: [{ name: 'config', mountPath: '/etc/nats', readOnly: true }],
      startupProbe: { ...answers(''), periodSeconds: 1, timeoutSeconds: 2, failureThreshold: 120 },
      readinessProbe: { ...answers('?js-server-only=true'), periodSeconds: 5, timeoutSeconds: 2 },
      livenessProbe: { ...answers('?js-server-only=true'), periodSeconds: 20, timeoutSeconds: 5, failureThreshold: 6 },
    },
  })
}
