/**
 * Helm expressions as values of the types that they stand for, so that manifests are type-checked: a number is asked for,
 * a number is given, and after synthesis the template has `{{ … }}` in its place. In text an expression stands as it is.
 * Expressions hold no double quotes, since they may come to stand between such.
 */
export const text = (expression: string): string => `{{ ${expression} }}`
/** Text that may hold quotes itself. */
export const quoted = (expression: string): string => bare(`${expression} | quote`)
export const number = (expression: string): number => bare(expression) as unknown as number

/** A map, of which nothing is left where it is empty. */
export const map = <T extends object>(expression: string): T => ({ [block(0, expression)]: '' }) as T

/** A list of texts. */
export const texts = (expression: string): string[] => [block(0, expression)]

/**
 * A list of objects. The generated types drop what they do not know, so the expression travels in a text property that
 * they do: `wrap` puts it there, and rendering takes the wrapping off again.
 */
export function list<T extends object>(expression: string, wrap: (text: string) => T): T[] {
  return [wrap(block(depthOf(wrap('')), expression))]
}

const depthOf = (value: unknown): number =>
  typeof value === 'object' ? 1 + depthOf(Object.values(value as object)[0]) : 0

/** What is there only while a condition holds. */
export const numberWhile = (condition: string, expression: string): number =>
  textWhile(condition, expression) as unknown as number
export const textWhile = (condition: string, expression: string): string => `<<while ${condition} then ${expression}>>`

const bare = (expression: string) => `<<bare ${expression}>>`
const block = (depth: number, expression: string) => `<<block ${depth} ${expression}>>`
