import pg from 'pg'

/** Makes the role and the database of that name, owned by it and open to nobody else. Idempotent. */
export async function makeDatabase(superuserUrl: string, name: string, password: string): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  try {
    const role = client.escapeIdentifier(name)
    const has = async (table: string, column: string) =>
      (await client.query(`SELECT FROM ${table} WHERE ${column} = $1`, [name])).rowCount === 1
    if (!(await has('pg_roles', 'rolname'))) await client.query(`CREATE ROLE ${role} LOGIN`)
    await client.query(`ALTER ROLE ${role} PASSWORD ${client.escapeLiteral(password)}`)
    if (!(await has('pg_database', 'datname'))) await client.query(`CREATE DATABASE ${role} OWNER ${role}`)
    await client.query(`REVOKE ALL ON DATABASE ${role} FROM PUBLIC`)
  } finally {
    await client.end()
  }
}

export async function postgresAnswers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}
