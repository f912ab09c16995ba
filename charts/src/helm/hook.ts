/** Helm's annotations of an object that comes before or after the release's own. A failed Job stays, so that its log can be read. */
export const hook = (
  events: string,
  { weight = 0, leaves = 'when it succeeded' }: { weight?: number; leaves?: 'always' | 'when it succeeded' } = {},
) => ({
  'helm.sh/hook': events,
  'helm.sh/hook-weight': String(weight),
  'helm.sh/hook-delete-policy': `before-hook-creation,hook-succeeded${leaves === 'always' ? ',hook-failed' : ''}`,
})
