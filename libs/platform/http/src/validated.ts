import type { PipeTransform } from '@nestjs/common'
import type * as z from 'zod'
import { findHostile } from './hostile-strings.js'
import { errorsOf, invalid } from './validation-errors.js'

/** Lets through what fits the schema, as the schema says it; throws InvalidRequest for all else. */
export class Validated implements PipeTransform {
  constructor(
    /** What the request calls it: body, query, path. */
    private readonly part: string,
    private readonly schema: z.ZodType,
    /** Reads the value before it is checked: what came as text may be a number. */
    private readonly read: (value: unknown) => unknown = (value) => value,
  ) {}

  transform(value: unknown): unknown {
    const hostile = findHostile(value)
    if (hostile) throw invalid(this.part, [{ ...hostile, path: hostile.path.replace(/^\./, '') }])
    const { success, data, error } = this.schema.safeParse(this.read(value))
    if (!success) throw invalid(this.part, errorsOf(error.issues))
    return data
  }
}
