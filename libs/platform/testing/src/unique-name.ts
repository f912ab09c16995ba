import { randomBytes } from 'node:crypto'

/** A name that no other test has: for databases, schemas and domains, in lower case and without separators. */
export const uniqueName = (prefix: string): string => `${prefix}${randomBytes(5).toString('hex')}`
