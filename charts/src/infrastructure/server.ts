import type { Construct } from 'constructs'
import { k8s } from 'cdk8s-plus-33'
import { textWhile } from '../helm/expression.js'
import { pullSecrets, tolerations } from '../helm/lists.js'
import { identity, labels } from '../helm/names.js'
import { resourcesOf } from '../helm/resources.js'
import { containerSecurity, podSecurity } from '../helm/security.js'
import type { InfrastructureValues } from './infrastructure-values.js'

export interface Server {
  readonly name: 'postgresql' | 'nats'
  readonly objectName: string
  readonly user: number
  readonly port: number
  readonly container: Omit<k8s.Container, 'name'>
  readonly dataPath: string
  readonly storage: string
  readonly volumes?: readonly k8s.Volume[]
  /** Seconds. */
  readonly gracePeriod: number
}

/** A server of one replica, with a disk of its own, and the Service that leads to it. */
export function server(scope: Construct, values: InfrastructureValues, it: Server): void {
  const pods = identity(it.name, 'server')
  const metadata = { name: it.objectName, labels: labels(it.name, 'server') }
  new k8s.KubeService(scope, 'service', {
    metadata,
    spec: {
      selector: pods,
      ports: [{ name: it.name, port: it.port, targetPort: k8s.IntOrString.fromString(it.name) }],
    },
  })
  new k8s.KubeStatefulSet(scope, 'server', {
    metadata,
    spec: {
      serviceName: it.objectName,
      replicas: 1,
      selector: { matchLabels: pods },
      persistentVolumeClaimRetentionPolicy: {
        whenDeleted: '{{ if .Values.keepData }}Retain{{ else }}Delete{{ end }}',
        whenScaled: 'Retain',
      },
      template: { metadata: { labels: pods }, spec: pod(values, it) },
      volumeClaimTemplates: [
        {
          metadata: { name: 'data' },
          spec: {
            accessModes: ['ReadWriteOnce'],
            storageClassName: textWhile('.Values.storageClass', '.Values.storageClass'),
            resources: { requests: { storage: k8s.Quantity.fromString(it.storage) } },
          },
        },
      ],
    },
  })
}

function pod(
  values: InfrastructureValues,
  { name, user, port, container, dataPath, volumes = [], gracePeriod }: Server,
) {
  const spec: k8s.PodSpec = {
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    terminationGracePeriodSeconds: gracePeriod,
    securityContext: podSecurity(user),
    imagePullSecrets: pullSecrets('.Values.imagePullSecrets'),
    nodeSelector: values.nodeSelector,
    tolerations: tolerations('.Values.tolerations'),
    volumes: [...volumes],
    containers: [
      {
        name,
        ...container,
        ports: [{ name, containerPort: port }, ...(container.ports ?? [])],
        volumeMounts: [{ name: 'data', mountPath: dataPath }, ...(container.volumeMounts ?? [])],
        resources: resourcesOf(values[name].resources),
        securityContext: containerSecurity,
      },
    ],
  }
  return spec
}
