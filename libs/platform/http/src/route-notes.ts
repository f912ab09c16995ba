import type { FailureClass } from '@twofold/platform-contract'

const noted = Symbol('failures of a controller method')

/** What parameter decorators note of a method for `@Serves`, which runs after them: failures that they may throw. */
export function noteFailures(
  controller: object,
  method: string | symbol | undefined,
  ...failures: FailureClass[]
): void {
  const known = notedFailures(controller, method)
  Reflect.defineMetadata(noted, [...known, ...failures], controller, method!)
}

export function notedFailures(controller: object, method: string | symbol | undefined): FailureClass[] {
  return Reflect.getMetadata(noted, controller, method!) ?? []
}
