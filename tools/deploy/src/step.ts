import type { ListrTask } from 'listr2'

/** What a step has failed with. Listr prints a message once a level, so it gets an error without one. */
class StepFailed extends Error {
  constructor(readonly reason: unknown) {
    super('')
  }
}

/** A task of the live view that tells what it is at, and keeps its last word. */
export function step(title: string, work: (tell: (message: string) => void) => Promise<void>): ListrTask {
  return {
    title,
    task: async (_, task) => {
      try {
        await work((message) => (task.output = message))
      } catch (error) {
        throw new StepFailed(error)
      }
    },
    rendererOptions: { persistentOutput: true },
  }
}

export const reasonOf = (error: unknown): unknown => (error instanceof StepFailed ? error.reason : error)
