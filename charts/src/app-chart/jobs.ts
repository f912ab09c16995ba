import type { Construct } from 'constructs'
import { k8s } from 'cdk8s-plus-33'
import { dnsConfig } from '../helm/dns-config.js'
import { hook } from '../helm/hook.js'
import { pullSecrets, tolerations } from '../helm/lists.js'
import { release } from '../helm/names.js'
import { resourcesOf } from '../helm/resources.js'
import { containerSecurity, podSecurity } from '../helm/security.js'
import type { AppContext } from './context.js'
import { appUser } from './deployment.js'
import { environment } from './environment.js'
import { ports } from './provided.js'

// Where the image has it; its entry point is the app.
const node = '/nodejs/bin/node'

/** Migrations, before the first new pod starts. A hook sees no other object of its chart, so all that it needs is here. */
export function migration(scope: Construct, context: AppContext): void {
  const { migration } = context.values
  new k8s.KubeJob(scope, 'migrate', {
    metadata: {
      name: `${release}-migrate`,
      labels: context.labels('migrate'),
      annotations: hook('pre-install,pre-upgrade'),
    },
    spec: {
      backoffLimit: 3,
      activeDeadlineSeconds: migration.deadlineSeconds,
      template: {
        metadata: { labels: context.pods('migrate') },
        spec: runOnce(context, {
          args: ['{{ if .Values.migration.seed }}prepare{{ else }}migrate{{ end }}'],
          env: environment(context),
        }),
      },
    },
  })
}

/** `helm test`: the release answers, asked from within the cluster. */
export function releaseTest(scope: Construct, context: AppContext): void {
  const questions = [
    `http://${release}-management:${ports.management}/readyz`,
    ...(context.isHttp ? [`http://${release}:{{ .Values.service.port }}/openapi.json`] : []),
  ]
  const ask = `for (const url of process.argv.slice(1)) {
  const { status } = await fetch(url, { signal: AbortSignal.timeout(5000) })
  console.log(status, url)
  if (status !== 200) process.exitCode = 1
}`
  new k8s.KubePod(scope, 'test', {
    metadata: { name: `${release}-test`, labels: context.labels('test'), annotations: hook('test') },
    spec: runOnce(context, { command: [node, '--input-type=module', '--eval', ask, ...questions] }),
  })
}

function runOnce(context: AppContext, container: Pick<k8s.Container, 'command' | 'args' | 'env'>): k8s.PodSpec {
  const { app, values, image } = context
  return {
    restartPolicy: 'Never',
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    imagePullSecrets: pullSecrets('.Values.image.pullSecrets'),
    securityContext: podSecurity(appUser),
    dnsConfig,
    nodeSelector: values.nodeSelector,
    tolerations: tolerations('.Values.tolerations'),
    containers: [
      {
        name: app.name,
        image,
        imagePullPolicy: values.image.pullPolicy,
        ...container,
        resources: resourcesOf(values.resources),
        securityContext: containerSecurity,
      },
    ],
  }
}
