import type { AppContext } from './context.js'

/** What Helm prints after an install. */
export function notes({ app, isHttp }: AppContext): string {
  return `${app.name} {{ .Chart.AppVersion }} is released as {{ .Release.Name }} in {{ .Release.Namespace }}.

  kubectl --namespace {{ .Release.Namespace }} rollout status deployment/{{ .Release.Name }}
  helm --namespace {{ .Release.Namespace }} test {{ .Release.Name }}
${isHttp ? address : ''}`
}

const address = `
{{- if .Values.ingress.enabled }}
The shop: http{{ if .Values.ingress.tls }}s{{ end }}://{{ .Values.ingress.host }}
{{- else if .Values.service.nodePort }}
The shop: port {{ .Values.service.nodePort }} of every node
{{- else }}
The shop on http://localhost:8080 while this runs:

  kubectl --namespace {{ .Release.Namespace }} port-forward service/{{ .Release.Name }} 8080:{{ .Values.service.port }}
{{- end }}
`

export function readme({ app, needsDatabase }: AppContext): string {
  return `# ${app.name}

Twofold's \`${app.name}\`. Generated: what is here is made by \`npm run chart\` from the sources in \`charts/\`.

    helm upgrade --install infrastructure ../infrastructure --wait
    helm upgrade --install ${app.name} . --rollback-on-failure --timeout 5m --set image.repository=… --set image.tag=…

Values with their meaning are in \`values.yaml\`; \`values.schema.json\` refuses all others. Names come from the release, so it
can be installed twice. The addresses and passwords are in the Secret that the infrastructure keeps for it, or in
\`existingSecret\`.${needsDatabase ? ' Migrations run in a Job before each install and upgrade.' : ''}
`
}
