import { randomUUID } from 'node:crypto'
import { Unauthenticated } from '@twofold/platform-contract'
import { Identity, TokenVerifier } from '@twofold/platform-identity'
import { decodeProtectedHeader } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AccountsInTest, startAccounts } from './accounts.fixture.js'
import { IssueAccessToken } from './issue-access-token.js'
import { SigningKeyStore } from './signing-key.store.js'
import { generateKey } from './signing-keys.js'

let shop: AccountsInTest
let replica: AccountsInTest
beforeAll(async () => {
  shop = await startAccounts()
  replica = await startAccounts(shop)
})
afterAll(async () => {
  await replica.stop()
  await shop.stop()
})

const issue = async ({ process }: AccountsInTest) => {
  const account = { id: randomUUID(), roles: ['customer' as const] }
  return (await process.get(IssueAccessToken).execute(account, randomUUID())).accessToken
}
const keyOf = (token: string) => decodeProtectedHeader(token).kid

describe('the keys of the access tokens', () => {
  it('are made when they are first needed, and agreed upon by all processes', async () => {
    const tokens = await Promise.all([shop, replica, shop, replica].map(issue))
    expect(new Set(tokens.map(keyOf)).size).toBe(1)
    const generations = await shop.database.query('select generation from accounts.signing_keys')
    expect(generations).toEqual([{ generation: 1 }])
  })

  it('stay as they are when a slower process adds its first key', async () => {
    const before = await shop.identity.getVerificationKeys({})
    await replica.process.get(SigningKeyStore).add(1, await generateKey())
    expect(await replica.identity.getVerificationKeys({})).toEqual(before)
  })

  it('are given out without their private half', async () => {
    const { keys } = await shop.identity.getVerificationKeys({})
    expect(keys).toEqual([
      { kty: 'OKP', crv: 'Ed25519', alg: 'EdDSA', use: 'sig', kid: expect.any(String), x: expect.any(String) },
    ])
  })

  it('sign with the newest, and verify with all of them', async () => {
    const before = await issue(shop)
    await shop.process.get(SigningKeyStore).add(2, await generateKey())
    const started = await startAccounts(shop)
    const after = await issue(started)
    await started.stop()
    expect(keyOf(after)).not.toBe(keyOf(before))
    const verifier = new TokenVerifier(shop.process.get(Identity))
    for (const token of [before, after]) await expect(verifier.verify(token)).resolves.toBeTruthy()
  })
})

describe('an access token', () => {
  it('is refused when a letter of it was changed', async () => {
    const [header, payload, signature] = (await issue(shop)).split('.')
    const claims = JSON.parse(Buffer.from(payload!, 'base64url').toString()) as object
    const forged = Buffer.from(JSON.stringify({ ...claims, roles: ['staff'] })).toString('base64url')
    await expect(shop.verifier.verify(`${header}.${forged}.${signature}`)).rejects.toThrow(Unauthenticated)
  })

  it('is refused without a signature', async () => {
    const [, payload] = (await issue(shop)).split('.')
    const none = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url')
    await expect(shop.verifier.verify(`${none}.${payload}.`)).rejects.toThrow(Unauthenticated)
  })
})
