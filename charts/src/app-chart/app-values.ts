import * as z from 'zod'
import type { AppFacts } from '../apps/app-facts.js'
import { settingsOf } from './app-settings.js'
import type { Size } from './size.js'

const quantity = z.string().regex(/^\d+(\.\d+)?(m|[KMGT]i?)?$/)
const seconds = z.int().min(0)
const anything = z.record(z.string(), z.unknown())
const annotations = z.record(z.string(), z.string()).default({})

/** The values of an app's chart: what an operator may decide, with what we would. */
export function appValues(app: AppFacts, size: Size) {
  return z.strictObject({
    image: z
      .strictObject({
        repository: z
          .string()
          .min(1)
          .default(`twofold/${app.name}`)
          .describe('Without tag, with the registry where there is one.'),
        tag: z
          .string()
          .regex(/^[\w.-]*$/)
          .default('')
          .describe("Empty: the chart's appVersion."),
        digest: z
          .string()
          .regex(/^(sha256:[0-9a-f]{64})?$/)
          .default('')
          .describe('Wins over the tag.'),
        pullPolicy: z.enum(['IfNotPresent', 'Always', 'Never']).default('IfNotPresent'),
        pullSecrets: z.array(z.strictObject({ name: z.string() })).default([]),
      })
      .prefault({}),
    replicas: z.int().min(0).default(size.replicas).describe('Not looked at while the autoscaler is on.'),
    resources: z
      .strictObject({
        requests: z
          .strictObject({ cpu: quantity.default(size.cpu), memory: quantity.default(size.memory) })
          .prefault({}),
        limits: z.strictObject({ memory: quantity.default(size.memoryLimit) }).prefault({}),
      })
      .prefault({})
      .describe('No limit of CPU: it would slow requests down while the node is idle.'),
    infrastructure: z
      .strictObject({
        release: z.string().min(1).default('infrastructure').describe('The release of the infrastructure chart.'),
        namespace: z
          .string()
          .default('')
          .describe(
            'Empty: the namespace of this release. For another one, existingSecret has to name a Secret that is here.',
          ),
      })
      .prefault({}),
    existingSecret: z
      .string()
      .default('')
      .describe(`Where the addresses and passwords are; empty: the infrastructure's <release>-${app.name}.`),
    settings: settingsOf(app, size.settings).describe('The environment variables that the app reads itself.'),
    shutdown: z
      .strictObject({
        preStopSeconds: seconds
          .default(5)
          .describe(
            'How long a pod that leaves still serves as before: until no proxy sends it anything new. 0 needs Kubernetes 1.33.',
          ),
      })
      .prefault({}),
    minReadySeconds: seconds.default(5).describe('A new pod counts as available after that.'),
    progressDeadlineSeconds: z.int().min(1).default(120),
    autoscaling: z
      .strictObject({
        enabled: z
          .boolean()
          .default(false)
          .describe(
            'Kubernetes leaves one pod for the moment between an upgrade that switches it on and its first look.',
          ),
        minReplicas: z.int().min(1).default(size.replicas),
        maxReplicas: z.int().min(1).default(size.mostReplicas),
        cpuUtilization: z.int().min(1).max(100).default(70).describe('In percent of the request.'),
      })
      .prefault({}),
    disruptionBudget: z
      .strictObject({ enabled: z.boolean().default(true), maxUnavailable: z.int().min(0).default(1) })
      .prefault({}),
    networkPolicy: z
      .strictObject({
        enabled: z
          .boolean()
          .default(true)
          .describe('Nothing is let through but what is named here or implied by the composition.'),
        managementFrom: z.array(anything).default([]).describe('Peers that may read /metrics.'),
        egress: z
          .array(anything)
          .default([])
          .describe('More rules: for a database elsewhere or a collector of traces, say.'),
      })
      .prefault({}),
    ...(app.local.length > 0 && { migration }),
    ...(app.door === 'http' && { service, ingress }),
    podAnnotations: annotations,
    nodeSelector: z.record(z.string(), z.string()).default({}),
    tolerations: z.array(anything).default([]),
  })
}

const migration = z
  .strictObject({
    seed: z.boolean().default(false).describe('Adds the demonstration data.'),
    deadlineSeconds: z
      .int()
      .min(1)
      .default(100)
      .describe(
        'Less than whoever installs it waits for (npm run deploy: 120 s), or it goes on after it was given up.',
      ),
  })
  .prefault({})
  .describe('A Job before each install and upgrade.')

const service = z
  .strictObject({
    type: z.enum(['ClusterIP', 'LoadBalancer']).default('ClusterIP'),
    port: z.int().min(1).max(65_535).default(80),
    nodePort: z.int().min(0).max(65_535).default(0).describe('0: none.'),
    annotations,
  })
  .prefault({})

const ingress = z
  .strictObject({
    enabled: z.boolean().default(false),
    className: z.string().default('nginx'),
    host: z.string().default('shop.example'),
    annotations,
    tls: z.array(z.strictObject({ hosts: z.array(z.string()), secretName: z.string() })).default([]),
  })
  .prefault({})

/** What a door or a database needs is read by those templates only that are there with it. */
interface Parts {
  readonly migration: z.output<typeof migration>
  readonly service: z.output<typeof service>
  readonly ingress: z.output<typeof ingress>
}
export type AppValues = Omit<z.output<ReturnType<typeof appValues>>, keyof Parts> & Parts
