import * as z from 'zod'
import type { SettingsClass } from './settings.js'
import { SettingsValues } from './settings-values.js'

/** Every variable that is missing or wrong, one line each. */
export class InvalidConfiguration extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`The configuration is not valid:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`)
    this.name = 'InvalidConfiguration'
  }
}

/**
 * Parses the environment once for all groups of settings.
 *
 * @throws InvalidConfiguration naming all that is wrong, not only the first.
 */
export function readSettings(
  groups: readonly SettingsClass[],
  environment: Record<string, string | undefined>,
): SettingsValues {
  const problems: string[] = []
  const values = new SettingsValues()
  // An empty variable is one that nobody filled in: shells and charts make no difference between the two.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  for (const group of new Set(groups)) {
    const parsed = z.object(group.shape).safeParse(given)
    if (parsed.success) values.add(group, parsed.data)
    else problems.push(...parsed.error.issues.map((issue) => explain(issue, given)))
  }
  if (problems.length > 0) throw new InvalidConfiguration([...new Set(problems)])
  return values
}

function explain(issue: z.core.$ZodIssue, given: Record<string, string | undefined>): string {
  const name = String(issue.path[0])
  return given[name] === undefined ? `${name} is missing` : `${name}: ${issue.message}`
}
