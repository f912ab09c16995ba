import { fileURLToPath } from 'node:url'

/** The repository's root. */
export const repository = fileURLToPath(new URL('../../../../', import.meta.url))
