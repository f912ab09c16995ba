import type { Construct } from 'constructs'
import { k8s } from 'cdk8s-plus-33'
import { type AppFacts, needsDatabase, needsNats } from '../apps/app-facts.js'
import { egressRules, peers } from '../helm/lists.js'
import { identity, labels, release } from '../helm/names.js'
import { from, to, toDns } from '../helm/policy-rules.js'

export function denyByDefault(scope: Construct): void {
  new k8s.KubeNetworkPolicy(scope, 'deny', {
    metadata: { name: `${release}-deny-by-default`, labels: labels('namespace', 'namespace') },
    spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
  })
}

/** Each server is reached by the apps whose composition has a use for it, and by the Job; it reaches nobody. */
export function serverPolicies(scope: Construct, apps: readonly AppFacts[]): void {
  const namesOf = (needs: (app: AppFacts) => boolean) => apps.filter(needs).map(({ name }) => name)
  const server = (name: string, port: number, clients: string[]) =>
    new k8s.KubeNetworkPolicy(scope, name, {
      metadata: { name: `${release}-${name}`, labels: labels(name, 'server') },
      spec: {
        podSelector: { matchLabels: identity(name, 'server') },
        policyTypes: ['Ingress', 'Egress'],
        ingress: [
          from(port, [
            { podSelector: { matchExpressions: [{ key: 'app.kubernetes.io/name', operator: 'In', values: clients }] } },
            { podSelector: { matchLabels: identity('provision', 'provision') } },
            ...peers('.Values.networkPolicy.from'),
          ]),
        ],
      },
    })
  server('postgresql', 5_432, namesOf(needsDatabase))
  server('nats', 4_222, namesOf(needsNats))
}

export function provisionPolicy(scope: Construct): void {
  const pods = (name: string): k8s.NetworkPolicyPeer => ({ podSelector: { matchLabels: identity(name, 'server') } })
  new k8s.KubeNetworkPolicy(scope, 'provision', {
    metadata: { name: `${release}-provision`, labels: labels('provision', 'provision') },
    spec: {
      podSelector: { matchLabels: identity('provision', 'provision') },
      policyTypes: ['Ingress', 'Egress'],
      egress: [
        toDns,
        to(pods('postgresql'), 5_432),
        to(pods('nats'), 4_222),
        ...egressRules('.Values.networkPolicy.egress'),
      ],
    },
  })
}
