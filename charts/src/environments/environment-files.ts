import { stringify } from 'yaml'
import type { Environment } from './environment.js'

/** `values-<environment>.yaml` of one chart. Throws where its schema refuses the values. */
export function environmentFiles(
  values: { parse(values: unknown): unknown },
  environments: Readonly<Record<string, Environment>>,
  valuesIn: (environment: Environment) => object,
): Record<string, string> {
  const files = Object.entries(environments).map(([name, environment]) => {
    const its = valuesIn(environment)
    values.parse(its)
    return [`values-${name}.yaml`, stringify(its, { lineWidth: 0 })] as const
  })
  return Object.fromEntries(files)
}
