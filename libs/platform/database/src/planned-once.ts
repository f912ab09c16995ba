/**
 * Option of a connection. Statements have names, and yet PostgreSQL would plan one with an array anew each time, hoping that it
 * is a short one: that took it as long as to run it.
 */
export const plannedOnce = '-c plan_cache_mode=force_generic_plan'
