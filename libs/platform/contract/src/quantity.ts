import * as z from 'zod'

/** Pieces of something: as many as PostgreSQL's int and JSON Schema's int32 can count. */
export const Quantity = z.int().min(1).max(2_147_483_647).meta({ id: 'Quantity' })
