/** For columns of type bigint, which PostgreSQL's driver gives as strings. A check constraint keeps them safe integers. */
export const safeInteger = {
  to: (value: number | null) => value,
  from: (value: string | null) => (value === null ? null : Number(value)),
}
