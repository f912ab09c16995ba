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
