import pg from 'pg'

/** As many connections as an app of the shop has by default. */
export const openPool = () => new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 })
