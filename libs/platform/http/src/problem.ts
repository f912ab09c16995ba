import type { Failure } from '@twofold/platform-contract'

export const problemType = 'application/problem+json'

/** Members that RFC 9457 or we give a meaning; a failure's details cannot take their names. */
export const problemMembers = ['type', 'title', 'status', 'code', 'detail', 'requestId'] as const

/** The address of a kind of problem, relative to the API. */
export const problemAddress = (code: string) => `/problems/${code}`

/** Problem details (RFC 9457) as bytes of JSON. */
export function problemOf({ kind, detail, details }: Failure, requestId: string): Buffer {
  const { code, title, status } = kind
  const standard = { type: problemAddress(code), title, status, code, detail, requestId }
  return Buffer.from(JSON.stringify({ ...standard, ...details, ...standard }))
}
