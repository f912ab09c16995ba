/** Names are made of the release's, so that a chart can be installed twice. */
export const release = '{{ .Release.Name }}'
export const namespace = '{{ .Release.Namespace }}'

/** What never changes for a workload: selectors and pods carry these and no more. */
export const identity = (name: string, component: string) => ({
  'app.kubernetes.io/name': name,
  'app.kubernetes.io/instance': release,
  'app.kubernetes.io/component': component,
})

/** For the objects of a release. */
export const labels = (name: string, component: string) => ({
  ...identity(name, component),
  'app.kubernetes.io/part-of': 'twofold',
  'app.kubernetes.io/version': '{{ .Chart.AppVersion }}',
  'app.kubernetes.io/managed-by': '{{ .Release.Service }}',
  'helm.sh/chart': '{{ .Chart.Name }}-{{ .Chart.Version }}',
})
