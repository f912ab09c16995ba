import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common'
import { currentCall } from '@twofold/platform-context'
import type { Operation } from '@twofold/platform-contract'
import { authorise, TokenVerifier } from '@twofold/platform-identity'
import { servedOperation } from './served-operation.js'

/** Verifies the token that travelled with the call, as the front door did: nobody on NATS can forge a caller. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(private readonly tokens: TokenVerifier) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { access } = Reflect.getMetadata(servedOperation, context.getHandler()) as Operation
    if (access === 'anyone' || access === 'internal') return true
    const call = currentCall()
    if (call?.token) call.caller = await this.tokens.verify(call.token)
    authorise(access, call?.caller)
    return true
  }
}
