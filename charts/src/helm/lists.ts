import type { k8s } from 'cdk8s-plus-33'
import { list } from './expression.js'

/** Lists of objects in the values of a chart, by their paths. */
export const pullSecrets = (path: string) => list<k8s.LocalObjectReference>(path, (name) => ({ name }))
export const tolerations = (path: string) => list<k8s.Toleration>(path, (key) => ({ key }))
export const peers = (path: string) => list<k8s.NetworkPolicyPeer>(path, (cidr) => ({ ipBlock: { cidr } }))
export const egressRules = (path: string) =>
  list<k8s.NetworkPolicyEgressRule>(path, (protocol) => ({ ports: [{ protocol }] }))
export const tlsHosts = (path: string) => list<k8s.IngressTls>(path, (secretName) => ({ secretName }))
