import { Injectable } from '@nestjs/common'
import { hashPassword, matchesHash, type PasswordHash, unmatchableHash } from './password-hash.js'
import { Turns } from './turns.js'

/**
 * Hashes and checks passwords, two at a time: the other two of libuv's four threads stay free for everything else that
 * needs one (files, DNS, signatures), and memory for it stays at 64 MiB.
 */
@Injectable()
export class Passwords {
  // As many as can have their turn within a request's 10 s: whoever comes after them is told at once.
  private readonly turns = new Turns(2, 300)
  private readonly nobodys = unmatchableHash()

  hash(password: string): Promise<PasswordHash> {
    return this.turns.take(() => hashPassword(password))
  }

  /** Takes the same time without a hash: how long it lasts does not tell who has an account. */
  matches(password: string, hash: PasswordHash | undefined): Promise<boolean> {
    return this.turns.take(() => matchesHash(password, hash ?? this.nobodys))
  }
}
