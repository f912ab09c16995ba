import { Module } from '@nestjs/common'
import { IdempotencyKeyStore } from './idempotency-key.store.js'
import { Idempotency } from './idempotency.js'

@Module({ providers: [Idempotency, IdempotencyKeyStore], exports: [Idempotency, IdempotencyKeyStore] })
export class IdempotencyModule {}
