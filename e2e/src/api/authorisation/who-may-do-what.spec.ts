import { Unauthenticated } from '@twofold/platform-contract'
import { beforeAll, describe, expect, it } from 'vitest'
import { aCustomer, logIn } from '../../fixtures/people.js'
import { expectProblem, expectProblemDetails } from '../../fixtures/problems.js'
import { type Answer, as, shop } from '../../fixtures/shop.js'
import { type Caller, matrix, type Row } from './matrix.js'
import { someThings, type Things } from './things.js'
import { forgedTokens, forgeries, type ForgedToken } from './tokens.js'

let things: Things
let forged: Record<ForgedToken, string>
let tokens: Record<Exclude<Caller, 'nobody' | 'forged'>, string>
beforeAll(async () => {
  things = await someThings()
  forged = await forgedTokens(things.customer.accessToken)
  // A session of its own, as the table ends it.
  const staff = await logIn({ email: 'staff@twofold.example', password: 'staff-password' })
  tokens = {
    'another customer': (await aCustomer()).accessToken,
    'the customer': things.customer.accessToken,
    staff: staff.accessToken,
  }
})

async function ask({ method, path, headers, body }: Row, token: string | undefined): Promise<Answer> {
  const request = shop[method](path(things)).set(headers?.() ?? {})
  if (token !== undefined) void request.set(as({ accessToken: token }))
  return body ? request.send(body(things)) : request
}

describe.each(matrix)('$operation', (row) => {
  const expectAnswer = (answer: Answer, status: number) => {
    expect(answer.status).toBe(status)
    if (status === 401) expectProblem(answer, Unauthenticated)
    else if (status >= 400) expectProblemDetails(answer)
  }

  it(`answers ${row.answers.nobody} to nobody`, async () => {
    expectAnswer(await ask(row, undefined), row.answers.nobody)
  })

  it.each(forgeries)(`answers ${row.answers.forged} to a forged token: %s`, async (forgery) => {
    expectAnswer(await ask(row, forged[forgery]), row.answers.forged)
  })

  it.each(['another customer', 'the customer', 'staff'] as const)('answers to %s as the table says', async (caller) => {
    expectAnswer(await ask(row, tokens[caller]), row.answers[caller])
  })
})

describe('the table', () => {
  it('covers every operation of the API document', async () => {
    const { body } = await shop.get('/openapi.json').expect(200)
    const operations = Object.values<object>(body.paths).flatMap((path) => Object.values(path))
    expect(operations.map(({ operationId }) => operationId).sort()).toEqual(matrix.map((row) => row.operation).sort())
  })
})
