export { IdempotencyKeyStore } from './idempotency-key.store.js'
export { idempotencyKeysByAge, idempotencyTable } from './idempotency-table.js'
export { type HeldKey, Idempotency, type IdempotentRequest } from './idempotency.js'
export { IdempotencyModule } from './idempotency.module.js'
