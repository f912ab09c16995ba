import type { Event, EventDeclaration } from './event.js'
import type { Operation, OperationDeclaration } from './operation.js'

export interface Contract<
  Operations extends Record<string, OperationDeclaration> = Record<string, OperationDeclaration>,
  Events extends Record<string, EventDeclaration> = Record<string, EventDeclaration>,
> {
  /** The domain, in kebab case. */
  readonly domain: string
  readonly operations: {
    readonly [Name in keyof Operations]: Operation<Operations[Name]['input'], Operations[Name]['output']>
  }
  readonly events: { readonly [Name in keyof Events]: Event<Events[Name]['payload']> }
}

/** All that others may know of a domain. Subjects are derived from the names here and typed nowhere. */
export function defineContract<
  Operations extends Record<string, OperationDeclaration>,
  Events extends Record<string, EventDeclaration> = Record<never, EventDeclaration>,
>(declaration: { domain: string; operations: Operations; events?: Events }): Contract<Operations, Events> {
  const { domain, operations, events } = declaration
  return {
    domain,
    operations: named(operations, (name, operation) => ({
      ...operation,
      name,
      subject: `${domain}.rpc.${kebab(name)}`,
    })) as Contract<Operations, Events>['operations'],
    events: named(events ?? ({} as Events), (name, event) => ({
      ...event,
      domain,
      name: kebab(name),
      subject: `${domain}.event.${kebab(name)}`,
    })) as Contract<Operations, Events>['events'],
  }
}

function named<T, R>(declarations: Record<string, T>, name: (key: string, declaration: T) => R): Record<string, R> {
  return Object.fromEntries(Object.entries(declarations).map(([key, value]) => [key, name(key, value)]))
}

function kebab(camelCase: string): string {
  return camelCase.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
