import { stringify } from 'yaml'
import { unwrap } from './unwrap.js'

/** One file of a chart's templates. */
export interface Template {
  readonly file: string
  readonly objects: readonly object[]
  /** The file is empty unless this expression is true. */
  readonly condition?: string
  /** Template code that comes first, to define variables. */
  readonly preamble?: string
}

/** The text of a template: YAML in which the expressions have taken their places. */
export function renderTemplate({ objects, condition, preamble }: Template): string {
  const documents = objects.map((object) =>
    withExpressions(stringify(unwrap(object), { lineWidth: 0, version: '1.1' })),
  )
  const lines = [
    ...(preamble ? [preamble] : []),
    ...(condition ? [`{{- if ${condition} }}`] : []),
    documents.join('---\n').trimEnd(),
    ...(condition ? ['{{- end }}'] : []),
  ]
  return `${lines.join('\n')}\n`
}

function withExpressions(yaml: string): string {
  return yaml
    .replace(/^( *)(- )?"?<<block (?:0 )?(.+?)>>"?(: "")?$/gm, (_, indent: string, _dash, expression: string) => {
      return `${indent}{{- with ${expression} }}\n${indent}{{- toYaml . | nindent ${indent.length} }}\n${indent}{{- end }}`
    })
    .replace(/^( *\S+: )"?<<while (.+?) then (.+?)>>"?$/gm, '{{- if $2 }}\n$1{{ $3 }}\n{{- end }}')
    .replace(/"?<<bare (.+?)>>"?/g, '{{ $1 }}')
}
