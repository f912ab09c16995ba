import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { judgeRefreshToken } from './judge-refresh-token.js'
import { RefreshToken } from './refresh-token.js'

const key = randomBytes(32)

describe('a refresh token', () => {
  it('is the same after its way to the client and back', () => {
    const token = RefreshToken.random()
    const back = RefreshToken.parse(String(token))!
    expect(back.familyHash).toEqual(token.familyHash)
    expect(back.secretHash).toEqual(token.secretHash)
  })

  it('is followed by another one of its family, always the same', () => {
    const token = RefreshToken.random()
    const next = token.next(key)
    expect(next.familyHash).toEqual(token.familyHash)
    expect(next.secretHash).not.toEqual(token.secretHash)
    expect(String(token.next(key))).toBe(String(next))
  })

  it('cannot be guessed from the one before without the key of its session', () => {
    const token = RefreshToken.random()
    expect(String(token.next(randomBytes(32)))).not.toBe(String(token.next(key)))
  })

  it.each(['', 'x', 'not base64url: ¿?', 'a'.repeat(63), 'a'.repeat(512)])('is not %j', (text) => {
    expect(RefreshToken.parse(text)).toBeUndefined()
  })
})

describe('of the tokens of a session,', () => {
  const first = RefreshToken.random()
  const second = first.next(key)
  const third = second.next(key)
  const rotated = { secretHash: third.secretHash, previousSecretHash: second.secretHash }

  it('the latest is current, however old', () => {
    expect(judgeRefreshToken(third, { ...rotated, secondsSinceRotation: 86_400 })).toBe('current')
  })

  it('the one before is repeated for a moment', () => {
    expect(judgeRefreshToken(second, { ...rotated, secondsSinceRotation: 0 })).toBe('repeated')
    expect(judgeRefreshToken(second, { ...rotated, secondsSinceRotation: 15 })).toBe('repeated')
  })

  it('the one before is reused after that', () => {
    expect(judgeRefreshToken(second, { ...rotated, secondsSinceRotation: 15.1 })).toBe('reused')
  })

  it('older ones are reused at any time', () => {
    expect(judgeRefreshToken(first, { ...rotated, secondsSinceRotation: 0 })).toBe('reused')
  })
})
