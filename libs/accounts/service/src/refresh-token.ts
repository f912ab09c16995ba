import { createHash, createHmac, randomBytes } from 'node:crypto'

const familyBytes = 16
const secretBytes = 32

/**
 * A refresh token: to everybody else, an opaque string. Its family stays the same as long as the session and finds it;
 * its secret is good for one use. We keep hashes of both, so that our tables open nobody's session.
 */
export class RefreshToken {
  private constructor(
    private readonly family: Buffer,
    private readonly secret: Buffer,
  ) {}

  static random(): RefreshToken {
    return new RefreshToken(randomBytes(familyBytes), randomBytes(secretBytes))
  }

  /** Undefined where it cannot be one of ours. */
  static parse(text: string): RefreshToken | undefined {
    const bytes = Buffer.from(text, 'base64url')
    if (bytes.length !== familyBytes + secretBytes) return undefined
    return new RefreshToken(bytes.subarray(0, familyBytes), bytes.subarray(familyBytes))
  }

  get familyHash(): Buffer {
    return sha256(this.family)
  }

  get secretHash(): Buffer {
    return sha256(this.secret)
  }

  /**
   * The next token of the family. It follows from this one and the session's key, which never leaves us: so we can give
   * it again to whom it did not reach, without keeping it.
   */
  next(rotationKey: Buffer): RefreshToken {
    return new RefreshToken(this.family, createHmac('sha256', rotationKey).update(this.secret).digest())
  }

  toString(): string {
    return Buffer.concat([this.family, this.secret]).toString('base64url')
  }
}

function sha256(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest()
}
