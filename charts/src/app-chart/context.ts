import { type AppFacts, needsDatabase, needsNats } from '../apps/app-facts.js'
import { identity, labels } from '../helm/names.js'
import type { AppValues } from './app-values.js'

/** What every template of an app's chart is made of. */
export class AppContext {
  readonly needsDatabase: boolean
  readonly needsNats: boolean
  readonly isHttp: boolean

  constructor(
    readonly app: AppFacts,
    readonly values: AppValues,
  ) {
    this.needsDatabase = needsDatabase(app)
    this.needsNats = needsNats(app)
    this.isHttp = app.door === 'http'
  }

  /** Pods that serve, migrate or test; each has rules of its own in the network. */
  pods(component: Component) {
    return identity(this.app.name, component)
  }

  labels(component: Component) {
    return labels(this.app.name, component)
  }

  get image(): string {
    return '{{ .Values.image.repository }}{{ if .Values.image.digest }}@{{ .Values.image.digest }}{{ else }}:{{ .Values.image.tag | default .Chart.AppVersion }}{{ end }}'
  }

  /** What names the image's content: its tag, or the beginning of its digest. */
  get version(): string {
    return '{{ if .Values.image.digest }}{{ .Values.image.digest | trimPrefix `sha256:` | trunc 12 }}{{ else }}{{ .Values.image.tag | default .Chart.AppVersion }}{{ end }}'
  }

  get secret(): string {
    return `{{ .Values.existingSecret | default (printf \`%s-${this.app.name}\` .Values.infrastructure.release) }}`
  }
}

type Component = 'serve' | 'migrate' | 'test'
