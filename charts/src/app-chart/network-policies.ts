import type { Construct } from 'constructs'
import { k8s } from 'cdk8s-plus-33'
import { egressRules, peers } from '../helm/lists.js'
import { release } from '../helm/names.js'
import { from, to, toDns } from '../helm/policy-rules.js'
import { hook } from '../helm/hook.js'
import type { AppContext } from './context.js'
import { ports } from './provided.js'

/** What the composition implies: its door, its database, NATS. All else is refused, both ways. */
export function servingPolicy(scope: Construct, context: AppContext): void {
  const tests: k8s.NetworkPolicyPeer = { podSelector: { matchLabels: context.pods('test') } }
  const monitors = peers('.Values.networkPolicy.managementFrom')
  new k8s.KubeNetworkPolicy(scope, 'serve', {
    metadata: { name: release, labels: context.labels('serve') },
    spec: {
      podSelector: { matchLabels: context.pods('serve') },
      policyTypes: ['Ingress', 'Egress'],
      ingress: [...(context.isHttp ? [from(ports.http)] : []), from(ports.management, [tests, ...monitors])],
      egress: toInfrastructure(context),
    },
  })
}

/** Comes and goes with the Job: hooks run before the chart's other objects are there. */
export function migrationPolicy(scope: Construct, context: AppContext): void {
  new k8s.KubeNetworkPolicy(scope, 'migrate', {
    metadata: {
      name: `${release}-migrate`,
      labels: context.labels('migrate'),
      annotations: hook('pre-install,pre-upgrade', { weight: -1, leaves: 'always' }),
    },
    spec: {
      podSelector: { matchLabels: context.pods('migrate') },
      policyTypes: ['Ingress', 'Egress'],
      egress: toInfrastructure(context),
    },
  })
}

export function testPolicy(scope: Construct, context: AppContext): void {
  const pods: k8s.NetworkPolicyPeer = { podSelector: { matchLabels: context.pods('serve') } }
  new k8s.KubeNetworkPolicy(scope, 'test', {
    metadata: { name: `${release}-test`, labels: context.labels('test') },
    spec: {
      podSelector: { matchLabels: context.pods('test') },
      policyTypes: ['Ingress', 'Egress'],
      egress: [toDns, to(pods, ports.management), ...(context.isHttp ? [to(pods, ports.http)] : [])],
    },
  })
}

function toInfrastructure({ needsDatabase, needsNats }: AppContext): k8s.NetworkPolicyEgressRule[] {
  return [
    toDns,
    ...(needsDatabase ? [to(infrastructure('postgresql'), 5_432)] : []),
    ...(needsNats ? [to(infrastructure('nats'), 4_222)] : []),
    ...egressRules('.Values.networkPolicy.egress'),
  ]
}

const infrastructure = (name: string): k8s.NetworkPolicyPeer => ({
  namespaceSelector: {
    matchLabels: {
      'kubernetes.io/metadata.name': '{{ .Values.infrastructure.namespace | default .Release.Namespace }}',
    },
  },
  podSelector: {
    matchLabels: {
      'app.kubernetes.io/name': name,
      'app.kubernetes.io/instance': '{{ .Values.infrastructure.release }}',
    },
  },
})
