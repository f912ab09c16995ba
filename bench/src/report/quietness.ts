import type { Machine } from '../result/machine.js'

/** Whether others disturbed what was measured, in a sentence; where nobody looked, that. */
export function quietnessInWords({ foreign, disturbances }: Machine): string {
  const said = foreign === null ? 'Whether the machine was quiet is not known' : 'The machine was not quiet'
  if (disturbances.length > 0) return `${said}: ${disturbances.join(' ')}`
  return foreign === null ? `${said}.` : 'The machine was quiet.'
}
