import { Injectable } from '@nestjs/common'
import type { Account } from '@twofold/accounts-contract'
import { type AccessTokenClaims, accessToken } from '@twofold/platform-identity'
import { SignJWT } from 'jose'
import { SigningKeys } from './signing-keys.js'

@Injectable()
export class IssueAccessToken {
  constructor(private readonly keys: SigningKeys) {}

  /** Whoever knows our public keys can verify it without asking us; so it cannot be called back, and is short-lived. */
  async execute({ id, roles }: Pick<Account, 'id' | 'roles'>, sessionId: string) {
    const { kid, key } = await this.keys.newest()
    const { sub, ...claims }: AccessTokenClaims = { sub: id, sid: sessionId, roles }
    const token = await new SignJWT(claims)
      .setProtectedHeader({ alg: accessToken.algorithm, kid })
      .setSubject(sub)
      .setIssuer(accessToken.issuer)
      .setAudience(accessToken.audience)
      .setIssuedAt()
      .setExpirationTime(`${accessToken.lifetime}s`)
      .sign(key)
    return { accessToken: token, expiresIn: accessToken.lifetime }
  }
}
