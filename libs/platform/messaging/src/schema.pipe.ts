import type { PipeTransform } from '@nestjs/common'
import { invalidRequest } from '@twofold/platform-contract'
import type * as z from 'zod'

/** Parses a message's input: tolerant, as unknown fields may come from a newer version. */
export class SchemaPipe implements PipeTransform {
  constructor(private readonly schema: z.ZodType) {}

  transform(input: unknown): unknown {
    const parsed = this.schema.safeParse(input)
    if (parsed.success) return parsed.data
    throw invalidRequest(parsed.error.issues)
  }
}
