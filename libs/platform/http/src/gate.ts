import { Injectable } from '@nestjs/common'
import type { Access } from '@twofold/platform-contract'
import { authorise, TokenVerifier } from '@twofold/platform-identity'
import type { FastifyRequest, onRequestHookHandler } from 'fastify'
import { bearerToken } from './bearer-token.js'

/** Authenticates and authorises, before a request's body is read: whoever may not call learns nothing about it. */
@Injectable()
export class Gate {
  constructor(private readonly verifier: TokenVerifier) {}

  /** The hook of a route that not everyone may call. Open routes have none: a token that comes along is not looked at. */
  hookFor(access: Access): onRequestHookHandler {
    return (request, _reply, done) => {
      this.admit(request, access).then(() => done(), done)
    }
  }

  private async admit(request: FastifyRequest, access: Access): Promise<void> {
    const call = request.call!
    const token = bearerToken(request.headers.authorization)
    call.caller = await this.verifier.verify(token)
    call.token = token
    authorise(access, call.caller)
  }
}
