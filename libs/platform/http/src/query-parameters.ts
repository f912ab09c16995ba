import { Query } from '@nestjs/common'
import { strict } from '@twofold/platform-contract'
import type * as z from 'zod'
import { textReader } from './text-values.js'
import { Validated } from './validated.js'
import { invalid } from './validation-errors.js'

/** The query, as `schema` says it: numbers and booleans are read from text; unknown and repeated parameters refused. */
export function QueryParameters(schema: z.ZodObject): ParameterDecorator {
  // Cloned to lose its name: parameters are documented one by one, not as a component.
  const strictly = strict(schema).clone()
  const read = textReader(schema)
  const readOnce = (values: unknown) => {
    refuseRepeated(values as object)
    return read(values)
  }
  return Query({ schema: strictly, pipes: [new Validated('query', strictly, readOnce)] })
}

function refuseRepeated(values: object): void {
  const repeated = Object.entries(values).filter(([, value]) => Array.isArray(value))
  if (repeated.length > 0) {
    throw invalid('query', repeated.map(([path]) => ({ path, message: 'Given more than once' }))) // prettier-ignore
  }
}
