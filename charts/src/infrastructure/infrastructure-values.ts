import * as z from 'zod'
import { maxConnections } from '../sizes.js'

const quantity = z.string().regex(/^\d+(\.\d+)?(m|[KMGT]i?)?$/)
const anything = z.record(z.string(), z.unknown())
const pullPolicy = z.enum(['IfNotPresent', 'Always', 'Never']).default('IfNotPresent')

const resources = (cpu: string, memory: string, limit: string) =>
  z
    .strictObject({
      requests: z.strictObject({ cpu: quantity.default(cpu), memory: quantity.default(memory) }).prefault({}),
      limits: z.strictObject({ memory: quantity.default(limit) }).prefault({}),
    })
    .prefault({})

export const databaseSize = { cpu: '200m', memory: '384Mi', limit: '1Gi' }
export const natsSize = { cpu: '100m', memory: '96Mi', limit: '256Mi' }

/** One node, one disk each: for trials and tests. For real use switch both off and name what you run. */
export const infrastructureValues = z.strictObject({
  postgresql: z
    .strictObject({
      enabled: z
        .boolean()
        .default(true)
        .describe('false: the server that `host` names; the Job makes roles and databases there.'),
      host: z.string().default('').describe('Empty: the server of this release.'),
      port: z.int().min(1).max(65_535).default(5_432),
      adminUser: z.string().regex(/^\w+$/).default('postgres').describe('May make roles and databases.'),
      existingSecret: z
        .string()
        .default('')
        .describe('Holds the password of that user under the key password. Empty: one is made and kept.'),
      image: z
        .string()
        .min(1)
        .default('postgres:17-trixie')
        .describe('Also runs the Job that provides databases and users.'),
      pullPolicy,
      maxConnections: z
        .int()
        .min(10)
        .default(maxConnections)
        .describe('More than all apps could ask for; checked when the charts are made.'),
      storage: quantity.default('2Gi'),
      resources: resources(databaseSize.cpu, databaseSize.memory, databaseSize.limit),
    })
    .prefault({}),
  nats: z
    .strictObject({
      enabled: z
        .boolean()
        .default(true)
        .describe('false: the servers that `url` names, where you make the users yourself.'),
      url: z
        .string()
        .regex(/^((nats|tls):\/\/\S+)?$/)
        .default('')
        .describe('Empty: the server of this release.'),
      image: z.string().min(1).default('nats:2-scratch'),
      pullPolicy,
      storage: quantity.default('1Gi'),
      resources: resources(natsSize.cpu, natsSize.memory, natsSize.limit),
    })
    .prefault({}),
  storageClass: z.string().default('').describe("Empty: the cluster's default."),
  keepData: z
    .boolean()
    .default(true)
    .describe('Volumes and passwords outlive the release. false: nothing is left behind.'),
  nodeSelector: z
    .record(z.string(), z.string())
    .default({})
    .describe('Pins both servers to the nodes with these labels.'),
  tolerations: z.array(anything).default([]),
  imagePullSecrets: z.array(z.strictObject({ name: z.string() })).default([]),
  networkPolicy: z
    .strictObject({
      enabled: z.boolean().default(true),
      denyByDefault: z
        .boolean()
        .default(true)
        .describe('Refuses every pod of the namespace whatever no policy allows.'),
      from: z.array(anything).default([]).describe('More peers that may reach the servers.'),
      egress: z.array(anything).default([]).describe('More rules for the Job: to a database elsewhere, say.'),
    })
    .prefault({}),
  provision: z
    .strictObject({ deadlineSeconds: z.int().min(1).default(300) })
    .prefault({})
    .describe('A Job after each install and upgrade: a database, a role and a NATS user for each app.'),
})
export type InfrastructureValues = z.output<typeof infrastructureValues>
