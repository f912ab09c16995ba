import { Injectable } from '@nestjs/common'
import type { Identity } from '@twofold/platform-identity'
import { SigningKeys } from './signing-keys.js'

@Injectable()
export class IdentityService implements Identity {
  constructor(private readonly keys: SigningKeys) {}

  async getVerificationKeys() {
    return { keys: await this.keys.publicKeys() }
  }
}
