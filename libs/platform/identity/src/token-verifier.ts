import { Injectable } from '@nestjs/common'
import { type Caller, withoutCall } from '@twofold/platform-context'
import { Unauthenticated } from '@twofold/platform-contract'
import { createLocalJWKSet, errors, jwtVerify, type JSONWebKeySet } from 'jose'
import { Identity } from './identity.contract.js'
import { AccessTokenClaims, accessToken } from './token.js'

interface Verified {
  readonly caller: Caller
  /** Seconds since 1970, of the token's expiry. */
  readonly expires: number
}

/** Between two fetches of the keys, in milliseconds: unknown key ids must not become a load on the issuer. */
const refetchAfter = 1_000
const rememberedTokens = 10_000

/**
 * Verifies access tokens offline: the issuer's public keys are fetched once, and again when a token names a key that
 * is not known. While the issuer is down, whoever is signed in stays signed in.
 */
@Injectable()
export class TokenVerifier {
  private keys?: ReturnType<typeof createLocalJWKSet>
  private fetchedAt = 0
  private fetching?: Promise<void>
  // A signature costs 0.1 ms to check, and a customer sends the same token with every request.
  private readonly remembered = new Map<string, Verified>()

  constructor(private readonly identity: Identity) {}

  /** @throws Unauthenticated where the token is not one of ours, or no longer. */
  async verify(token: string): Promise<Caller> {
    const known = this.remembered.get(token)
    if (known && known.expires > Date.now() / 1_000) return known.caller
    const verified = await this.check(token)
    if (this.remembered.size >= rememberedTokens) this.remembered.delete(this.remembered.keys().next().value!)
    this.remembered.set(token, verified)
    return verified.caller
  }

  private async check(token: string): Promise<Verified> {
    if (!this.keys) await this.fetchKeys()
    try {
      return await this.checkWithKnownKeys(token)
    } catch (error) {
      if (error instanceof errors.JWKSNoMatchingKey && performance.now() - this.fetchedAt > refetchAfter) {
        await this.fetchKeys()
        return this.checkWithKnownKeys(token).catch(refuse)
      }
      return refuse(error)
    }
  }

  private async checkWithKnownKeys(token: string): Promise<Verified> {
    const { payload } = await jwtVerify(token, this.keys!, {
      algorithms: [accessToken.algorithm],
      issuer: accessToken.issuer,
      audience: accessToken.audience,
      requiredClaims: ['exp', 'sub'],
    })
    const { sub, sid, roles } = AccessTokenClaims.parse(payload)
    return { caller: { accountId: sub, sessionId: sid, roles }, expires: payload.exp! }
  }

  private fetchKeys(): Promise<void> {
    // For everyone who waits: the deadline of who was first is nobody else's.
    this.fetching ??= withoutCall(() => this.identity.getVerificationKeys({}))
      .then((keys) => {
        this.keys = createLocalJWKSet(keys as JSONWebKeySet)
        this.fetchedAt = performance.now()
      })
      .finally(() => (this.fetching = undefined))
    return this.fetching
  }
}

function refuse(error: unknown): never {
  const detail = error instanceof errors.JWTExpired ? 'The access token has expired.' : 'The access token is not valid.'
  throw new Unauthenticated(detail, undefined, { cause: error })
}
