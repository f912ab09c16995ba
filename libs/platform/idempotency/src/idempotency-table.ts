/** The statement that a domain's migration runs to remember idempotency keys in its schema. */
export function idempotencyTable(schema: string): string {
  return `
    create table ${schema}.idempotency_keys (
      operation text not null,
      scope uuid not null,
      key text not null,
      fingerprint text not null,
      claimed_at timestamptz not null default now(),
      lease_until timestamptz not null,
      subject uuid,
      answer jsonb,
      primary key (operation, scope, key)
    )`
}

/**
 * The statements by which old keys are found, to be run outside of a transaction: the table is in use meanwhile. What an
 * attempt that was cut short has left is no index, and goes first.
 */
export function idempotencyKeysByAge(schema: string): string[] {
  return [
    `drop index concurrently if exists ${schema}.idempotency_keys_by_age`,
    `create index concurrently idempotency_keys_by_age on ${schema}.idempotency_keys (claimed_at)`,
  ]
}
