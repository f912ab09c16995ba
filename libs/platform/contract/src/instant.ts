import * as z from 'zod'

/** A moment: UTC, ISO 8601. */
export const Instant = z.iso.datetime().meta({ id: 'Instant', examples: ['2026-01-31T12:00:00.000Z'] })
