import { Validator } from '@seriousme/openapi-schema-validator'
import { describe, expect, it } from 'vitest'
import { publicOperations } from '../../fixtures/operations.js'
import { shop } from '../../fixtures/shop.js'

const document = async () =>
  (
    await shop
      .get('/openapi.json')
      .expect(200)
      .expect('content-type', /^application\/json/)
  ).body

describe('the API document', () => {
  it('is valid OpenAPI 3.1', async () => {
    const validator = new Validator()
    const { valid, errors } = await validator.validate(await document())
    expect(errors).toBeUndefined()
    expect(valid).toBe(true)
    expect(validator.version).toBe('3.1')
  })

  it('names every operation of the contracts, and none that is internal', async () => {
    const { paths } = await document()
    const operations = Object.values(paths as object).flatMap((path) => Object.values(path as object))
    const documented = operations.map(({ operationId }) => operationId)
    expect(documented.sort()).toEqual(publicOperations.map(({ id }) => id).sort())
  })

  it('says of each operation which failures it may answer', async () => {
    const { paths } = await document()
    for (const { id, failures } of publicOperations) {
      const operation = operationOf(paths, id)
      for (const { kind } of failures) {
        const examples = operation.responses[kind.status]?.content['application/problem+json'].examples
        expect(Object.keys(examples ?? {}), `${id} ${kind.status}`).toContain(kind.code)
      }
    }
  })
})

function operationOf(paths: object, id: string) {
  const operations = Object.values(paths).flatMap((path) => Object.values(path as object))
  return operations.find(({ operationId }) => operationId === id)
}

describe('the documentation page', () => {
  it('comes with all that it loads', async () => {
    const { status, headers, text } = await shop.get('/docs')
    expect(status).toBe(200)
    expect(headers['content-type']).toMatch(/^text\/html/)
    const assets = [...text.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path]) => path!)
    expect(assets.length).toBeGreaterThanOrEqual(2)
    for (const path of assets) await shop.get(path).expect(200)
  })
})
