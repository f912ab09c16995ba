import type { ServedBy } from '@twofold/platform-context'

/** The header that names who took part in an answer; none, where nobody is to know. */
export const servedByHeader = (servedBy: ServedBy | undefined): Record<string, string> =>
  servedBy ? { 'x-served-by': String(servedBy) } : {}
