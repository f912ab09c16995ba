import { Global, Module } from '@nestjs/common'
import { TokenVerifier } from './token-verifier.js'

/** Verification of access tokens. Some other module provides {@link Identity}: the issuer, or the way to it. */
@Global()
@Module({ providers: [TokenVerifier], exports: [TokenVerifier] })
export class IdentityModule {}
