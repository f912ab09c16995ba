import type { LoadResult, PhaseResult } from '@twofold/load'

/** The phase of a load that was marked so. */
export function phaseNamed({ phases }: Pick<LoadResult, 'phases'>, name: string): PhaseResult {
  return phases.find((phase) => phase.name === name)!
}

/** Answers of an app within a phase, to the second, by its version. */
export function versionsIn(
  { timeline }: Pick<LoadResult, 'timeline'>,
  app: string,
  { from, to }: Pick<PhaseResult, 'from' | 'to'>,
): Record<string, number> {
  const answers: Record<string, number> = {}
  for (const { versions } of timeline.filter(({ second }) => second >= Math.floor(from) && second < Math.ceil(to)))
    for (const [version, count] of Object.entries(versions[app] ?? {}))
      answers[version] = (answers[version] ?? 0) + count
  return answers
}
