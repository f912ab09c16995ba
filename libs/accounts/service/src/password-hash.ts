import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/** What a hash costs to make, and to try: RFC 7914's parameters, N as its logarithm. */
export interface HashCost {
  readonly logN: number
  readonly r: number
  readonly p: number
}

/** A password's hash as it is stored: `$scrypt$ln=15,r=8,p=1$<salt>$<key>`, salt and key in base64 without padding. */
export type PasswordHash = string

// 32 MiB and 50 to 100 ms of one core. OWASP's least is about twice the work; raise it where your cores are faster:
// each hash says what it was made with, so that the old ones go on working.
const cost: HashCost = { logN: 15, r: 8, p: 1 }
const saltBytes = 16
const keyBytes = 32
const pattern = /^\$scrypt\$ln=(\d+),r=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/

export async function hashPassword(password: string, by: HashCost = cost): Promise<PasswordHash> {
  const salt = randomBytes(saltBytes)
  return format(by, salt, await derive(password, salt, by, keyBytes))
}

/** Whether the hash was made of this password. */
export async function matchesHash(password: string, hash: PasswordHash): Promise<boolean> {
  const [, logN, r, p, salt, key] = pattern.exec(hash) ?? []
  if (salt === undefined || key === undefined) throw new Error('A stored password hash is not one of ours')
  const expected = Buffer.from(key, 'base64')
  const by = { logN: Number(logN), r: Number(r), p: Number(p) }
  return timingSafeEqual(await derive(password, Buffer.from(salt, 'base64'), by, expected.length), expected)
}

/** A hash that no password matches and that takes as long to try as any other. */
export function unmatchableHash(): PasswordHash {
  return format(cost, randomBytes(saltBytes), randomBytes(keyBytes))
}

function format({ logN, r, p }: HashCost, salt: Buffer, key: Buffer): PasswordHash {
  return `$scrypt$ln=${logN},r=${r},p=${p}$${unpadded(salt)}$${unpadded(key)}`
}

const unpadded = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '')

function derive(password: string, salt: Buffer, { logN, r, p }: HashCost, length: number): Promise<Buffer> {
  const N = 2 ** logN
  // Keyboards differ in how they compose an é: NIST SP 800-63B asks for one form.
  const typed = password.normalize('NFKC')
  const maxmem = 128 * N * r * 2
  return new Promise((resolve, reject) => {
    scrypt(typed, salt, length, { N, r, p, maxmem }, (error, key) => (error ? reject(error) : resolve(key)))
  })
}
