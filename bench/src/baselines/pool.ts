import pg from 'pg'

/** As many connections as an app of the shop has by default, and planning as seldom: one plan for each prepared statement. */
export const openPool = () =>
  new pg.Pool({
    connectionString: process.env.DATABASE_URL,
    max: 10,
    options: '-c plan_cache_mode=force_generic_plan',
  })
