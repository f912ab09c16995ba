import { k8s } from 'cdk8s-plus-33'

const ask = (path: string): k8s.HttpGetAction => ({ path, port: k8s.IntOrString.fromString('management') })

/** The process answers them by itself: an outage of what it depends on restarts nothing and hides nobody. */
export const probes = {
  startupProbe: { httpGet: ask('/livez'), periodSeconds: 1, timeoutSeconds: 2, failureThreshold: 60 },
  readinessProbe: { httpGet: ask('/readyz'), periodSeconds: 1, timeoutSeconds: 2, failureThreshold: 3 },
  livenessProbe: { httpGet: ask('/livez'), periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 6 },
}
