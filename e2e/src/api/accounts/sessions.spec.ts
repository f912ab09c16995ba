import { InvalidCredentials, InvalidRefreshToken } from '@twofold/accounts-contract'
import { InvalidRequest } from '@twofold/platform-contract'
import { decodeJwt } from 'jose'
import { beforeAll, describe, expect, it } from 'vitest'
import { aCustomer, logIn, newEmail, type Person } from '../../fixtures/people.js'
import { expectProblem } from '../../fixtures/problems.js'
import { as, shop } from '../../fixtures/shop.js'

const refresh = (refreshToken: string) => shop.post('/sessions/refresh').send({ refreshToken })

let customer: Person
beforeAll(async () => void (customer = await aCustomer()))

describe('logging in', () => {
  it('answers an access token for 15 minutes and a refresh token', async () => {
    const { email, password, id } = customer
    const { status, body } = await shop.post('/sessions').send({ email, password })
    expect(status).toBe(201)
    expect(body).toEqual({ accessToken: expect.any(String), refreshToken: expect.any(String), expiresIn: 900 })
    const { sub, aud, iat, exp, roles } = decodeJwt(body.accessToken)
    expect({ sub, aud, roles, lifetime: exp! - iat! }).toEqual({
      sub: id,
      aud: 'twofold-api',
      roles: ['customer'],
      lifetime: 900,
    })
  })

  it('answers alike for a wrong password and for an address that nobody has', async () => {
    const { email } = customer
    const wrong = await shop.post('/sessions').send({ email, password: 'wrong horse' })
    const unknown = await shop.post('/sessions').send({ email: newEmail(), password: 'wrong horse' })
    expectProblem(wrong, InvalidCredentials)
    expect({ ...unknown.body, requestId: '' }).toEqual({ ...wrong.body, requestId: '' })
    expect(unknown.headers['www-authenticate']).toBe(wrong.headers['www-authenticate'])
  })

  it('is refused without a password', async () => {
    expectProblem(await shop.post('/sessions').send({ email: customer.email }), InvalidRequest)
  })
})

describe('a refresh token', () => {
  it('brings a new access token and the next refresh token', async () => {
    const first = await logIn(customer)
    const { status, body } = await refresh(first.refreshToken)
    expect(status).toBe(200)
    expect(body.refreshToken).not.toBe(first.refreshToken)
    await shop
      .get('/accounts/me')
      .set(as(body))
      .expect(200, /Ada Lovelace/)
    await refresh(body.refreshToken).expect(200)
  })

  it('that was used before the last one ends the session: somebody has a copy', async () => {
    const first = await logIn(customer)
    const { body: second } = await refresh(first.refreshToken).expect(200)
    const { body: third } = await refresh(second.refreshToken).expect(200)
    expectProblem(await refresh(first.refreshToken), InvalidRefreshToken)
    expectProblem(await refresh(third.refreshToken), InvalidRefreshToken)
  })

  it('that is used twice at once goes on as one session', async () => {
    const { refreshToken } = await logIn(customer)
    const [one, other] = await Promise.all([refresh(refreshToken), refresh(refreshToken)])
    expect([one.status, other.status]).toEqual([200, 200])
    expect(one.body.refreshToken).toBe(other.body.refreshToken)
  })

  it.each(['nonsense', 'a.b', `${'x'.repeat(43)}.${'y'.repeat(43)}`])(
    'that we never gave out is refused: %s',
    async (token) => {
      expectProblem(await refresh(token), InvalidRefreshToken)
    },
  )

  it('that is missing is a bad request', async () => {
    expectProblem(await shop.post('/sessions/refresh').send({}), InvalidRequest)
  })
})

describe('logging out', () => {
  it('revokes the refresh token of this session and of no other', async () => {
    const [here, elsewhere] = [await logIn(customer), await logIn(customer)]
    const { status, text } = await shop.delete('/sessions/current').set(as(here))
    expect({ status, text }).toEqual({ status: 204, text: '' })
    expectProblem(await refresh(here.refreshToken), InvalidRefreshToken)
    await refresh(elsewhere.refreshToken).expect(200)
  })

  it('may be repeated', async () => {
    const session = await logIn(customer)
    await shop.delete('/sessions/current').set(as(session)).expect(204)
    await shop.delete('/sessions/current').set(as(session)).expect(204)
  })
})
