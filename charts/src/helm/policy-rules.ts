import { k8s } from 'cdk8s-plus-33'

const port = (number: number): k8s.NetworkPolicyPort => ({ port: k8s.IntOrString.fromNumber(number), protocol: 'TCP' })

const kubeSystem = { 'kubernetes.io/metadata.name': 'kube-system' }

/** Whatever its port: the one behind the service's 53 differs from cluster to cluster. */
export const toDns: k8s.NetworkPolicyEgressRule = {
  to: [{ namespaceSelector: { matchLabels: kubeSystem }, podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } } }],
}

export const to = (peer: k8s.NetworkPolicyPeer, number: number): k8s.NetworkPolicyEgressRule => ({
  to: [peer],
  ports: [port(number)],
})

/** Without peers: from everywhere. */
export const from = (number: number, peers?: k8s.NetworkPolicyPeer[]): k8s.NetworkPolicyIngressRule => ({
  from: peers,
  ports: [port(number)],
})
