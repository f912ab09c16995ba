import { expect, it } from 'vitest'
import { list, map, number, numberWhile, quoted, text } from './expression.js'
import { renderTemplate } from './template.js'

const render = (object: object) => renderTemplate({ file: 'a.yaml', objects: [object] })

it('leaves numbers bare and quotes texts', () => {
  expect(render({ number: number('.Values.n'), text: text('.Values.t'), any: quoted('.Values.q') })).toBe(
    'number: {{ .Values.n }}\ntext: "{{ .Values.t }}"\nany: {{ .Values.q | quote }}\n',
  )
})

it('puts maps and lists where they stand, and nothing where they are empty', () => {
  const tolerations = list('.Values.t', (key) => ({ deep: [{ key }] }))
  expect(render({ map: map('.Values.m'), list: ['first', ...tolerations] })).toBe(`map:
  {{- with .Values.m }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
list:
  - first
  {{- with .Values.t }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
`)
})

it('takes a line away while its condition does not hold, and a whole file', () => {
  expect(render({ a: 1, b: numberWhile('.Values.c', '.Values.b') })).toBe(
    'a: 1\n{{- if .Values.c }}\nb: {{ .Values.b }}\n{{- end }}\n',
  )
  expect(renderTemplate({ file: 'a.yaml', objects: [{ a: 1 }], condition: '.Values.c' })).toBe(
    '{{- if .Values.c }}\na: 1\n{{- end }}\n',
  )
})
