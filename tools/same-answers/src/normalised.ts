import type { Recorded } from './recording.js'

/** What differs between two runs of one shape: names of things and secrets. */
const passing = [
  ['secret', /(?<="refreshToken":")[^"]+/g],
  // The demonstration data has the same ids everywhere.
  ['id', /(?!019b76da-a800-7)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g],
] as const

// Not numbered: what one shape does within a moment may take the other two, and a token of the same second is the same.
const time = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g
const token = /eyJ[\w-]+\.[\w-]+\.[\w-]+/g
const cursor = /(?<="nextCursor":"|cursor=)[\w-]+/g

/** The same with each passing word replaced by its kind and the number of its first appearance: `<id 3>`. */
export function normalised(answers: readonly Recorded[]): Recorded[] {
  const seen = new Map<string, string>()
  const counts: Record<string, number> = {}
  const nameOf = (kind: string, word: string) => {
    if (!seen.has(word)) seen.set(word, `<${kind} ${(counts[kind] = (counts[kind] ?? 0) + 1)}>`)
    return seen.get(word)!
  }
  const replaced = (text: string) =>
    passing.reduce(
      (rest, [kind, pattern]) => rest.replace(pattern, (word) => nameOf(kind, word)),
      // What a cursor says is to be alike too.
      text
        .replace(time, '<time>')
        .replace(token, '<token>')
        .replace(cursor, (word) => Buffer.from(word, 'base64url').toString().replaceAll('"', "'")),
    )
  return answers.map(({ asked, status, headers, body }) => ({
    asked: replaced(asked),
    status,
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, replaced(value)])),
    body: replaced(body),
  }))
}
