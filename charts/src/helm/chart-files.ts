import { stringify } from 'yaml'
import type * as z from 'zod'
import { valuesSchema } from '../values/values-schema.js'
import { valuesYaml } from '../values/values-yaml.js'
import { renderTemplate, type Template } from './template.js'

/** A complete Helm chart, before it is written. */
export interface HelmChart {
  readonly name: string
  readonly description: string
  /** Of the chart and of what it installs, unless an image's tag says otherwise. */
  readonly version: string
  readonly values: z.ZodObject
  /** Charts whose releases it calls, so they come first. */
  readonly after?: readonly string[]
  /** More files by their paths within the chart. */
  readonly files?: Readonly<Record<string, string>>
  readonly templates: readonly Template[]
  readonly notes: string
  readonly readme: string
}

/** In Chart.yaml: which releases to have in place before this one. */
export const afterAnnotation = 'twofold.dev/after'

/** The files of a chart by their paths within it. */
export function chartFiles(chart: HelmChart): Record<string, string> {
  const { name, description, version, values, after = [], files, templates, notes, readme } = chart
  const manifest = {
    apiVersion: 'v2',
    name,
    description,
    type: 'application',
    version,
    appVersion: version,
    kubeVersion: '>=1.32.0-0',
    annotations: { [afterAnnotation]: after.join(',') },
  }
  return {
    'Chart.yaml': stringify(manifest, { lineWidth: 0 }),
    'values.yaml': valuesYaml(values),
    'values.schema.json': valuesSchema(values),
    ...files,
    'README.md': readme,
    'templates/NOTES.txt': notes,
    ...Object.fromEntries(templates.map((template) => [`templates/${template.file}`, renderTemplate(template)])),
  }
}
