import type { Construct } from 'constructs'
import { k8s } from 'cdk8s-plus-33'
import { release } from '../helm/names.js'
import type { AppContext } from './context.js'

/** How many pods may leave at once when nodes are drained; one that never gets ready does not hold a drain up. */
export function disruptionBudget(scope: Construct, context: AppContext): void {
  new k8s.KubePodDisruptionBudget(scope, 'disruption-budget', {
    metadata: { name: release, labels: context.labels('serve') },
    spec: {
      // A reference is text until it is rendered, whatever its type says.
      maxUnavailable: k8s.IntOrString.fromString(String(context.values.disruptionBudget.maxUnavailable)),
      unhealthyPodEvictionPolicy: 'AlwaysAllow',
      selector: { matchLabels: context.pods('serve') },
    },
  })
}

export function autoscaler(scope: Construct, context: AppContext): void {
  const { minReplicas, maxReplicas, cpuUtilization } = context.values.autoscaling
  new k8s.KubeHorizontalPodAutoscalerV2(scope, 'autoscaler', {
    metadata: { name: release, labels: context.labels('serve') },
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: release },
      minReplicas,
      maxReplicas,
      metrics: [
        {
          type: 'Resource',
          resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: cpuUtilization } },
        },
      ],
    },
  })
}
