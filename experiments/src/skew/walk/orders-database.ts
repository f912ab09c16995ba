import { readFile } from 'node:fs/promises'
import type { Shape } from '@twofold/local'
import { kubectl } from '../../cluster/kubectl.js'

const server = 'statefulset/infrastructure-postgresql'

/** Everything that a release could leave behind, one line each. */
const traces = `
  select format('column %s %s%s default %s', column_name, data_type, case is_nullable when 'NO' then ' not null' end, column_default)
    from information_schema.columns where (table_schema, table_name) = ('orders', 'orders')
  union select 'constraint ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint where conrelid = 'orders.orders'::regclass
  union select 'trigger ' || tgname from pg_trigger where tgrelid = 'orders.orders'::regclass and not tgisinternal
  union select 'function ' || proname from pg_proc where pronamespace = 'orders'::regnamespace
  union select 'migration ' || name from orders.migrations
  order by 1`

const outOfStep = `select count(*) from orders.orders where shipping_address is distinct from delivery_address`

/** The orders of one shape as PostgreSQL has them, asked within its pod. */
export class OrdersDatabase {
  constructor(
    private readonly namespace: string,
    private readonly shape: Shape,
  ) {}

  /** What the schema is made of, and which migrations it knows. */
  async description(): Promise<string[]> {
    return (await this.query(traces)).split('\n')
  }

  /** How many orders have two different addresses; for as long as there are two columns. */
  async rowsOutOfStep(): Promise<number> {
    return Number(await this.query(outOfStep))
  }

  /** Takes every trace of the renaming away. Pods of its last release fail until they are replaced. */
  async revert(): Promise<void> {
    await this.query(await readFile(new URL('../releases/revert.sql', import.meta.url), 'utf8'))
  }

  private query(statements: string): Promise<string> {
    const database = this.shape === 'monolith' ? 'monolith' : 'orders'
    const psql = `psql --username="$POSTGRES_USER" --dbname=${database} --no-psqlrc --quiet --tuples-only --no-align --set=ON_ERROR_STOP=1`
    return kubectl(['exec', '--stdin', '--namespace', this.namespace, server, '--', 'sh', '-c', psql], statements)
  }
}
