import { Param } from '@nestjs/common'
import { strict } from '@twofold/platform-contract'
import type * as z from 'zod'
import { textReader } from './text-values.js'
import { Validated } from './validated.js'

/** The parameters of the path, as `schema` says them. */
export function PathParameters(schema: z.ZodObject): ParameterDecorator {
  // Cloned to lose its name: parameters are documented one by one, not as a component.
  const strictly = strict(schema).clone()
  return Param({ schema: strictly, pipes: [new Validated('path', strictly, textReader(schema))] })
}
