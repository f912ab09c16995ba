/**
 * Helm expressions as values of the types that they stand for, so that manifests are type-checked: a number is asked for,
 * a number is given, and after synthesis the template has `{{ … }}` in its place. In text an expression stands as it is.
 * Expressions hold no double quotes, since they may come to stand between such.
 */
export const text = (expression: string): string => `{{ ${expression} }}`
/** Text that may hold quotes itself. */
export const quoted = (expression: string): string => bare(`${expression} | quote`)
export const number = (expression: string): number => bare(expression) as unknown as number
export const truth = (expression: string): boolean => bare(expression) as unknown as boolean

/** A map or a list, of which nothing is left where it is empty. */
export const map = <T extends object>(expression: string): T => ({ [block(expression)]: '' }) as T
export const list = <T>(expression: string): T[] => [block(expression) as T]

/** A number that is there only while a condition holds. */
export const numberWhile = (condition: string, expression: string): number =>
  `<<while ${condition} then ${expression}>>` as unknown as number

const bare = (expression: string) => `<<bare ${expression}>>`
const block = (expression: string) => `<<block ${expression}>>`
