import { k8s } from 'cdk8s-plus-33'

const port = (number: number, protocol = 'TCP'): k8s.NetworkPolicyPort => ({ port: k8s.IntOrString.fromNumber(number), protocol })

/** Rules of network policies, each way. */
export const toDns: k8s.NetworkPolicyEgressRule = {
  to: [{ namespaceSelector: {}, podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } } }],
  ports: [port(53, 'UDP'), port(53)],
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
