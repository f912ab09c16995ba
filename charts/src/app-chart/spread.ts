import type { k8s } from 'cdk8s-plus-33'
import type { AppContext } from './context.js'

/** Over nodes and zones where that can be, each generation of pods for itself. */
export const spread = (context: AppContext): k8s.TopologySpreadConstraint[] =>
  ['kubernetes.io/hostname', 'topology.kubernetes.io/zone'].map((topologyKey) => ({
    topologyKey,
    maxSkew: 1,
    whenUnsatisfiable: 'ScheduleAnyway',
    labelSelector: { matchLabels: context.pods('serve') },
    matchLabelKeys: ['pod-template-hash'],
  }))
