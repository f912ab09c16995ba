import { Injectable } from '@nestjs/common'
import { GatheredReads, GatheredWrites, UnitOfWork } from '@twofold/platform-database'
import { IdempotencyKeys } from './idempotency-keys.js'

/** The idempotency keys of each schema of this process. */
@Injectable()
export class IdempotencyKeyStore {
  private readonly bySchema = new Map<string, IdempotencyKeys>()

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reads: GatheredReads,
    private readonly writes: GatheredWrites,
  ) {}

  in(schema: string): IdempotencyKeys {
    const known = this.bySchema.get(schema)
    if (known) return known
    const keys = new IdempotencyKeys(schema, this.unitOfWork, this.reads, this.writes)
    this.bySchema.set(schema, keys)
    return keys
  }
}
