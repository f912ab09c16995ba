import { decodeJwt, decodeProtectedHeader, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose'

/**
 * Tokens that are not, made from one that is. The shop's key is its own, so whatever is signed here is signed with
 * another: what a verifier says to a wrong audience under the right key is tested where the verifier is.
 */
export async function forgedTokens(genuine: string): Promise<Record<ForgedToken, string>> {
  const claims = decodeJwt(genuine)
  const { kid } = decodeProtectedHeader(genuine)
  const { privateKey } = await generateKeyPair('EdDSA')
  const sign = (payload: JWTPayload) => new SignJWT(payload).setProtectedHeader({ alg: 'EdDSA', kid }).sign(privateKey)
  const [header, , signature] = genuine.split('.')
  const asStaff = Buffer.from(JSON.stringify({ ...claims, roles: ['staff'] })).toString('base64url')
  return {
    malformed: 'not.a.token',
    'alg none': new UnsecuredJWT(claims).encode(),
    'another key': await sign(claims),
    'wrong audience': await sign({ ...claims, aud: 'another-api' }),
    expired: await sign({ ...claims, iat: claims.iat! - 3_600, exp: claims.exp! - 3_600 }),
    'claims changed': `${header}.${asStaff}.${signature}`,
  }
}

export const forgeries = [
  'malformed',
  'alg none',
  'another key',
  'wrong audience',
  'expired',
  'claims changed',
] as const
export type ForgedToken = (typeof forgeries)[number]
