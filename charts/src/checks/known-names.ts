import type { AppFacts } from '../apps/app-facts.js'
import { fromPod, fromSecret } from '../app-chart/provided.js'

/** Throws where our tables name what is not there any more: an app, or a variable that no app reads. */
export function checkKnownNames(apps: readonly AppFacts[], sized: readonly string[]): void {
  const gone = sized.filter((name) => !apps.some((app) => app.name === name))
  if (gone.length > 0) throw new Error(`sizes.ts names ${gone.join(', ')}, which is no app`)
  const read = new Set(apps.flatMap(({ variables }) => variables.map(({ name }) => name)))
  const unread = [...fromSecret, ...Object.keys(fromPod)].filter((name) => !read.has(name))
  if (unread.length > 0) throw new Error(`provided.ts gives ${unread.join(', ')}, which no app reads`)
}
