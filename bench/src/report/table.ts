import { markdownTable } from 'markdown-table'

type Cells = readonly (readonly (string | number)[])[]

/** A table; nothing at all where it would have no rows. */
export const table = (head: readonly string[], rows: Cells): string =>
  rows.length === 0 ? '' : markdownTable([[...head], ...rows.map((row) => row.map(String))])
