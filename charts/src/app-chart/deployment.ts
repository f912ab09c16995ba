import type { Construct } from 'constructs'
import { k8s } from 'cdk8s-plus-33'
import { dnsConfig } from '../helm/dns-config.js'
import { number, numberWhile } from '../helm/expression.js'
import { pullSecrets, tolerations } from '../helm/lists.js'
import { release } from '../helm/names.js'
import { resourcesOf } from '../helm/resources.js'
import { containerSecurity, podSecurity } from '../helm/security.js'
import type { AppContext } from './context.js'
import { environment } from './environment.js'
import { probes } from './probes.js'
import { ports } from './provided.js'
import { spread } from './spread.js'

export const appUser = 65_532

/** Pods that are replaced one by one, each only when its successor serves. */
export function deployment(scope: Construct, context: AppContext): void {
  const { values } = context
  new k8s.KubeDeployment(scope, 'deployment', {
    metadata: { name: release, labels: context.labels('serve') },
    spec: {
      replicas: numberWhile('not .Values.autoscaling.enabled', '.Values.replicas'),
      minReadySeconds: values.minReadySeconds,
      progressDeadlineSeconds: values.progressDeadlineSeconds,
      revisionHistoryLimit: 5,
      strategy: {
        type: 'RollingUpdate',
        rollingUpdate: { maxUnavailable: k8s.IntOrString.fromNumber(0), maxSurge: k8s.IntOrString.fromNumber(1) },
      },
      selector: { matchLabels: context.pods('serve') },
      template: {
        metadata: { labels: context.pods('serve'), annotations: { ...checksums(context), ...values.podAnnotations } },
        spec: pod(context),
      },
    },
  })
}

function pod(context: AppContext): k8s.PodSpec {
  const { app, values } = context
  return {
    serviceAccountName: release,
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    imagePullSecrets: pullSecrets('.Values.image.pullSecrets'),
    securityContext: podSecurity(appUser),
    dnsConfig,
    terminationGracePeriodSeconds: number(gracePeriod),
    topologySpreadConstraints: spread(context),
    nodeSelector: values.nodeSelector,
    tolerations: tolerations('.Values.tolerations'),
    containers: [
      {
        name: app.name,
        image: context.image,
        imagePullPolicy: values.image.pullPolicy,
        env: environment(context),
        ports: [
          ...(context.isHttp ? [{ name: 'http', containerPort: ports.http }] : []),
          { name: 'management', containerPort: ports.management },
        ],
        ...probes,
        // Native: there is no shell in the image.
        lifecycle: { preStop: { sleep: { seconds: values.shutdown.preStopSeconds } } },
        resources: resourcesOf(values.resources),
        securityContext: containerSecurity,
      },
    ],
  }
}

/** Above what the sleep and the whole drain may take, in seconds; so a hung drain ends by itself, and says so. */
const gracePeriod = 'add .Values.shutdown.preStopSeconds (div (add .Values.settings.SHUTDOWN_TIMEOUT_MS 999) 1000) 5'

/** Pods are replaced when what they read at their start has changed, though the pods themselves have not. */
function checksums({ app }: AppContext): Record<string, string> {
  const secret = `(.Values.existingSecret | default (printf \`%s-${app.name}\` .Values.infrastructure.release))`
  return {
    'checksum/settings': '{{ toJson .Values.settings | sha256sum }}',
    'checksum/credentials': `{{ (lookup \`v1\` \`Secret\` .Release.Namespace ${secret}).data | toJson | sha256sum }}`,
  }
}
