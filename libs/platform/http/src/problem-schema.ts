import type { FailureClass } from '@twofold/platform-contract'
import { type Components, componentSchema, type JsonSchema } from './component-schema.js'
import { exampleOf } from './example-of.js'
import { problemAddress, problemMembers, problemType } from './problem.js'

/** The component of a kind of problem in the API document: `RequestInvalidProblem`. */
function nameOf({ kind }: FailureClass): string {
  const words = kind.code.split(/[.-]/).map((word) => word.charAt(0).toUpperCase() + word.slice(1))
  return `${words.join('')}Problem`
}

/** What the problem details of a failure look like, and the components that they need. */
function problemSchema({ kind }: FailureClass): { schema: JsonSchema; components: Components } {
  const { code, status, title, details } = kind
  const own = details ? componentSchema(details, 'output') : { schema: {} as JsonSchema, components: {} }
  const schema: JsonSchema = {
    type: 'object',
    properties: {
      type: { type: 'string', const: problemAddress(code) },
      title: { type: 'string', const: title },
      status: { type: 'integer', const: status },
      code: { type: 'string', const: code },
      detail: { type: 'string', description: 'What happened this time, for a person' },
      requestId: { type: 'string', description: 'Finds the request in the logs' },
      ...own.schema.properties,
    },
    required: [...problemMembers, ...(own.schema.required ?? [])],
  }
  return { schema, components: own.components }
}

/** The components of all kinds of problem. */
export function problemComponents(failures: Iterable<FailureClass>): Components {
  const components: Components = {}
  for (const failure of failures) {
    const problem = problemSchema(failure)
    Object.assign(components, problem.components, { [nameOf(failure)]: problem.schema })
  }
  return components
}

/** The body of an answer that is one of several failures with the same status. */
export function problemContent(failures: readonly FailureClass[]) {
  const references = failures.map((failure) => ({ $ref: `#/components/schemas/${nameOf(failure)}` }))
  const examples = failures.map((failure) => {
    const { schema, components } = problemSchema(failure)
    return [failure.kind.code, { summary: failure.kind.title, value: exampleOf(schema, components) }] as const
  })
  const [only, ...others] = references
  return {
    [problemType]: {
      schema: others.length > 0 ? { anyOf: references } : only!,
      examples: Object.fromEntries(examples),
    },
  }
}
