import { EmailTaken } from '@twofold/accounts-contract'
import { InvalidRequest } from '@twofold/platform-contract'
import { describe, expect, it } from 'vitest'
import { logIn, newEmail } from '../../fixtures/people.js'
import { errorsAt, expectProblem } from '../../fixtures/problems.js'
import { shop } from '../../fixtures/shop.js'

const registration = (given: object = {}) => ({
  email: newEmail(),
  password: 'correct horse',
  name: 'Ada Lovelace',
  ...given,
})

describe('opening an account', () => {
  it('answers the account, and never the password', async () => {
    const sent = registration()
    const { status, body, headers } = await shop.post('/accounts').send(sent)
    expect(status).toBe(201)
    expect(headers.location).toBe('/accounts/me')
    expect(body).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      email: sent.email,
      name: sent.name,
      roles: ['customer'],
      createdAt: expect.stringMatching(/Z$/),
      updatedAt: body.createdAt,
    })
  })

  it('trims the name, and takes the address without regard to case', async () => {
    const email = newEmail('Ada')
    const { body } = await shop
      .post('/accounts')
      .send(registration({ email, name: '  Ada  ' }))
      .expect(201)
    expect(body).toMatchObject({ email: email.toLowerCase(), name: 'Ada' })
    await logIn({ email: email.toUpperCase(), password: 'correct horse' })
  })

  it('is refused where the address is taken, however it is written', async () => {
    const email = newEmail()
    await shop.post('/accounts').send(registration({ email })).expect(201)
    expectProblem(await shop.post('/accounts').send(registration({ email })), EmailTaken)
    expectProblem(await shop.post('/accounts').send(registration({ email: email.toUpperCase() })), EmailTaken)
  })

  it('succeeds for one of several who want the same address at once', async () => {
    const email = newEmail()
    const answers = await Promise.all([1, 2, 3].map(() => shop.post('/accounts').send(registration({ email }))))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409])
  })

  it.each([
    ['email', 'no address'],
    ['email', `${'a'.repeat(250)}@example.com`],
    ['password', 'short'],
    ['password', 'x'.repeat(201)],
    ['name', '   '],
    ['name', 'x'.repeat(121)],
    ['roles', ['staff']],
  ])('is refused with a bad %s, which it names', async (path, value) => {
    const answer = await shop.post('/accounts').send(registration({ [path]: value }))
    expectProblem(answer, InvalidRequest, errorsAt(path))
  })

  it('names everything that is missing', async () => {
    const answer = await shop.post('/accounts').send({})
    expectProblem(answer, InvalidRequest)
    expect(answer.body.errors.map(({ path }: { path: string }) => path)).toEqual(['email', 'password', 'name'])
  })
})
