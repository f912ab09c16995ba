import { Body } from '@nestjs/common'
import { strict } from '@twofold/platform-contract'
import type * as z from 'zod'
import { bodyFailures } from './request-failures.js'
import { noteFailures } from './route-notes.js'
import { Validated } from './validated.js'

/** The JSON body, as `schema` says it; unknown fields are refused at every depth. */
export function StrictBody(schema: z.ZodType): ParameterDecorator {
  const strictly = strict(schema)
  const body = Body({ schema: strictly, pipes: [new Validated('body', strictly)] })
  return (controller, method, index) => {
    noteFailures(controller, method, ...bodyFailures)
    body(controller, method, index)
  }
}
