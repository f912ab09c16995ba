import { release } from '../helm/names.js'

/** Names of the infrastructure's objects. */
export const postgresql = `${release}-postgresql`
export const nats = `${release}-nats`
export const admin = `${release}-admin`
export const natsConfig = `${release}-nats-config`
export const secretOf = (app: string): string => `${release}-${app}`

export const postgresqlHost = `{{ .Values.postgresql.host | default (printf \`%s-postgresql.%s.svc\` .Release.Name .Release.Namespace) }}`
export const natsHost = `${nats}.{{ .Release.Namespace }}.svc`
export const adminSecret = `{{ .Values.postgresql.existingSecret | default (printf \`%s-admin\` .Release.Name) }}`
