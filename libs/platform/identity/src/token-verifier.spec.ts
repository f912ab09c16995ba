import { randomUUID } from 'node:crypto'
import { Forbidden, Unauthenticated, Unavailable } from '@twofold/platform-contract'
import { base64url, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import { beforeEach, describe, expect, it } from 'vitest'
import { authorise } from './access.js'
import type { Identity } from './identity.contract.js'
import { accessToken } from './token.js'
import { TokenVerifier } from './token-verifier.js'

type Keys = Awaited<ReturnType<Identity['getVerificationKeys']>>

const pairs = {
  first: await generateKeyPair(accessToken.algorithm, { extractable: true }),
  second: await generateKeyPair(accessToken.algorithm, { extractable: true }),
}
const published = async (kid: keyof typeof pairs) => ({
  ...(await exportJWK(pairs[kid].publicKey)),
  kid,
  alg: accessToken.algorithm,
})

/** Whoever issues tokens, as the test plays it. */
class Issuer implements Identity {
  asked = 0
  keys: Keys = { keys: [] }
  down = false

  async getVerificationKeys(): Promise<Keys> {
    this.asked++
    if (this.down) throw new Unavailable('accounts is down')
    return this.keys
  }
}

let issuer: Issuer
let verifier: TokenVerifier
beforeEach(async () => {
  issuer = new Issuer()
  issuer.keys = { keys: [await published('first')] } as Keys
  verifier = new TokenVerifier(issuer)
})

const accountId = randomUUID()
const sessionId = randomUUID()

function token(
  changes: { claims?: JWTPayload; audience?: string; issuer?: string; expires?: string; kid?: keyof typeof pairs } = {},
) {
  const { kid = 'first', claims, audience = accessToken.audience, expires = '1m' } = changes
  return new SignJWT({ sid: sessionId, roles: ['customer'], ...claims })
    .setProtectedHeader({ alg: accessToken.algorithm, kid })
    .setSubject(accountId)
    .setIssuer(changes.issuer ?? accessToken.issuer)
    .setAudience(audience)
    .setExpirationTime(expires)
    .sign(pairs[kid].privateKey)
}

const unsigned = () => {
  const part = (value: object) => base64url.encode(JSON.stringify(value))
  const claims = { sub: accountId, sid: sessionId, roles: ['staff'], iss: 'twofold', aud: 'twofold-api', exp: 4e9 }
  return `${part({ alg: 'none' })}.${part(claims)}.`
}

describe('a token verifier', () => {
  it('says who is signed in', async () => {
    expect(await verifier.verify(await token())).toEqual({ accountId, sessionId, roles: ['customer'] })
  })

  it.each([
    ['of another audience', () => token({ audience: 'somebody-else' })],
    ['of another issuer', () => token({ issuer: 'somebody-else' })],
    ['that has expired', () => token({ expires: '-1m' })],
    ['without a session', () => token({ claims: { sid: undefined } })],
    ['without a signature', unsigned],
    ['that is none', () => 'nonsense'],
    [
      'whose signature is another’s',
      async () => `${(await token()).split('.', 2).join('.')}.${(await token({ kid: 'second' })).split('.')[2]}`,
    ],
  ])('refuses a token %s', async (_which, make) => {
    await expect(verifier.verify(await make())).rejects.toThrow(Unauthenticated)
  })

  it('asks for the keys once, and knows whoever is signed in while the issuer is down', async () => {
    const known = await token()
    await verifier.verify(known)
    issuer.down = true
    await verifier.verify(known)
    await verifier.verify(await token({ claims: { roles: ['staff'] } }))
    expect(issuer.asked).toBe(1)
  })

  it('says that it cannot tell while it has no keys', async () => {
    issuer.down = true
    await expect(verifier.verify(await token())).rejects.toThrow(Unavailable)
    issuer.down = false
    await expect(verifier.verify(await token())).resolves.toMatchObject({ accountId })
  })

  it('forgets a token that has expired since it was verified', async () => {
    const brief = await token({ expires: '1s' })
    await verifier.verify(brief)
    await expect
      .poll(
        () =>
          verifier.verify(brief).then(
            () => 'valid',
            () => 'refused',
          ),
        { timeout: 5_000 },
      )
      .toBe('refused')
  })
})

describe('access', () => {
  const customer = { accountId, sessionId, roles: ['customer'] }

  it('lets anyone in where anyone may', () => {
    expect(() => authorise('anyone', undefined)).not.toThrow()
  })

  it('asks who it is before it asks what they may', () => {
    expect(() => authorise({ role: 'staff' }, undefined)).toThrow(Unauthenticated)
    expect(() => authorise({ role: 'staff' }, customer)).toThrow(Forbidden)
    expect(() => authorise({ role: 'customer' }, customer)).not.toThrow()
    expect(() => authorise('signed-in', customer)).not.toThrow()
  })
})
