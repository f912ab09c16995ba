import type { Construct } from 'constructs'
import { k8s } from 'cdk8s-plus-33'
import { numberWhile } from '../helm/expression.js'
import { tlsHosts } from '../helm/lists.js'
import { release } from '../helm/names.js'
import type { AppContext } from './context.js'
import { ports } from './provided.js'

/** Probes aside, who reads /metrics asks here: one address a pod. */
export function managementService(scope: Construct, context: AppContext): void {
  new k8s.KubeService(scope, 'management', {
    metadata: { name: `${release}-management`, labels: context.labels('serve') },
    spec: {
      clusterIp: 'None',
      selector: context.pods('serve'),
      ports: [{ name: 'management', port: ports.management, targetPort: k8s.IntOrString.fromString('management') }],
    },
  })
}

export function httpService(scope: Construct, context: AppContext): void {
  const { service } = context.values
  new k8s.KubeService(scope, 'http', {
    metadata: { name: release, labels: context.labels('serve'), annotations: service.annotations },
    spec: {
      type: `{{ if .Values.service.nodePort }}NodePort{{ else }}${service.type}{{ end }}`,
      selector: context.pods('serve'),
      ports: [
        {
          name: 'http',
          port: service.port,
          targetPort: k8s.IntOrString.fromString('http'),
          nodePort: numberWhile('.Values.service.nodePort', '.Values.service.nodePort'),
        },
      ],
    },
  })
}

export function ingress(scope: Construct, context: AppContext): void {
  const { className, host, annotations } = context.values.ingress
  new k8s.KubeIngress(scope, 'ingress', {
    metadata: { name: release, labels: context.labels('serve'), annotations },
    spec: {
      ingressClassName: className,
      tls: tlsHosts('.Values.ingress.tls'),
      rules: [
        {
          host,
          http: {
            paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: release, port: { name: 'http' } } } }],
          },
        },
      ],
    },
  })
}
