import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { seenSoFar } from '../fixtures/answers-seen.js'
import { shop } from '../fixtures/shop.js'

/** What no request can bring about by itself. Those of an outage are seen where faults are made. */
const notAtWill = new Set([
  'service.unavailable',
  'service.overloaded',
  'service.deadline-exceeded',
  'service.internal-error',
  'request.timeout',
  // Accounts are not closed so far.
  'accounts.account-not-found',
])

const seen = seenSoFar()
const files = ['api', 'alone'].flatMap((part) => {
  const folder = join(import.meta.dirname, '..', part)
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file))
})
const specs = files.filter((file) => file.endsWith('.spec.ts'))
const missing = specs.filter((file) => !seen.some(({ spec }) => spec === file))

// Where only some files ran, their answers say nothing about the whole.
describe.skipIf(missing.length > 0)('the suite', () => {
  it('has got every answer that the API document names', async () => {
    const { paths } = (await shop.get('/openapi.json').expect(200)).body as ApiDocument
    const unseen = Object.entries(paths).flatMap(([path, operations]) =>
      Object.entries(operations).flatMap(([method, operation]) =>
        documentedAnswers(operation)
          .filter(({ status, code }) => !notAtWill.has(code ?? '') && !isSeen(method, path, status, code))
          .map(({ status, code }) => `${operation.operationId} ${status} ${code ?? ''}`.trim()),
      ),
    )
    expect(unseen).toEqual([])
  })
})

interface ApiDocument {
  readonly paths: Record<string, Record<string, DocumentedOperation>>
}

interface DocumentedOperation {
  readonly operationId: string
  readonly responses: Record<string, { readonly content?: Record<string, { readonly examples?: object }> }>
}

function documentedAnswers({ responses }: DocumentedOperation): { status: number; code?: string }[] {
  return Object.entries(responses).flatMap(([status, { content }]) => {
    const codes = Object.keys(content?.['application/problem+json']?.examples ?? {})
    return codes.length > 0 ? codes.map((code) => ({ status: Number(status), code })) : [{ status: Number(status) }]
  })
}

function isSeen(method: string, template: string, status: number, code: string | undefined): boolean {
  const path = new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`)
  return seen.some((answer) => {
    const isSame = answer.method === method.toUpperCase() && answer.status === status && answer.code === code
    return isSame && path.test(answer.path)
  })
}
