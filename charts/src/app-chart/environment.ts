import type { k8s } from 'cdk8s-plus-33'
import { hasVariable } from '../apps/app-facts.js'
import { quoted } from '../helm/expression.js'
import type { AppContext } from './context.js'
import { fromImage, fromPod, fromSecret } from './provided.js'

/** Every variable that the app's settings declare, and none besides but what Node reads. */
export function environment({ app, values, secret, version }: AppContext): k8s.EnvVar[] {
  return [
    { name: 'NODE_ENV', value: 'production' },
    ...fromSecret
      .filter((name) => hasVariable(app, name))
      .map((name) => ({ name, valueFrom: { secretKeyRef: { name: secret, key: name } } })),
    ...fromImage.filter((name) => hasVariable(app, name)).map((name) => ({ name, value: version })),
    ...Object.entries(fromPod)
      .filter(([name]) => hasVariable(app, name))
      .map(([name, value]) => ({ name, value })),
    ...app.variables
      .filter(({ name }) => name in values.settings)
      .map(({ name, schema }) => ({ name, value: quoted(valueOf(name, schema.type)) })),
  ]
}

// Helm reads numbers as floating-point ones, and would write large ones as 1.2e+07.
const valueOf = (name: string, type?: string) => `.Values.settings.${name}${type === 'integer' ? ' | int64' : ''}`
