import { Injectable } from '@nestjs/common'
import { accessToken } from '@twofold/platform-identity'
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK } from 'jose'
import { type PrivateKey, SigningKeyStore } from './signing-key.store.js'

type Signer = { readonly kid: string; readonly key: Awaited<ReturnType<typeof importJWK>> }

// Milliseconds until a process looks whether there is a newer key.
const rememberedFor = 60_000

/**
 * The keys of the access tokens. The first is made when it is first needed; a rotation adds a generation, which signs
 * from then on, while the older ones still verify what they signed.
 */
@Injectable()
export class SigningKeys {
  private remembered?: { readonly signer: Promise<Signer>; readonly since: number }

  constructor(private readonly store: SigningKeyStore) {}

  /** The key that signs: the newest. */
  newest(): Promise<Signer> {
    if (!this.remembered || performance.now() - this.remembered.since > rememberedFor) this.remember()
    return this.remembered!.signer
  }

  /** Every key, without its private half. Read anew each time: verifiers ask only when they meet a key they do not know. */
  async publicKeys() {
    const keys = await this.all()
    return keys.map(({ kid, x }) => ({ kty: 'OKP', crv: 'Ed25519', alg: accessToken.algorithm, use: 'sig', kid, x }))
  }

  private remember() {
    const signer = this.all().then(async ([newest]) => ({
      kid: newest!.kid,
      key: await importJWK(newest!, accessToken.algorithm),
    }))
    signer.catch(() => (this.remembered = undefined))
    this.remembered = { signer, since: performance.now() }
  }

  private async all(): Promise<PrivateKey[]> {
    const keys = await this.store.list()
    if (keys.length > 0) return keys
    // Of several processes that find none, one adds its key, and all go on with that one.
    await this.store.add(1, await generateKey())
    return this.store.list()
  }
}

export async function generateKey(): Promise<PrivateKey> {
  const { privateKey } = await generateKeyPair(accessToken.algorithm, { crv: 'Ed25519', extractable: true })
  const key = await exportJWK(privateKey)
  return { ...key, kid: await calculateJwkThumbprint(key) }
}
