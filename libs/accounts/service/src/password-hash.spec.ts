import { describe, expect, it } from 'vitest'
import { hashPassword, matchesHash, unmatchableHash } from './password-hash.js'

const cheap = { logN: 10, r: 8, p: 1 }
const costOf = (hash: string) => hash.split('$').slice(1, 3).join('$')

describe('a password hash', () => {
  it('matches its password and no other', async () => {
    const hash = await hashPassword('correct horse', cheap)
    expect(await matchesHash('correct horse', hash)).toBe(true)
    expect(await matchesHash('Correct horse', hash)).toBe(false)
    expect(await matchesHash('', hash)).toBe(false)
  })

  it('differs for the same password of two people', async () => {
    expect(await hashPassword('correct horse', cheap)).not.toBe(await hashPassword('correct horse', cheap))
  })

  it('says what it was made with, so that a later change of cost leaves it valid', async () => {
    const hash = await hashPassword('correct horse', { logN: 11, r: 4, p: 2 })
    expect(costOf(hash)).toBe('scrypt$ln=11,r=4,p=2')
    expect(await matchesHash('correct horse', hash)).toBe(true)
  })

  it('does not care how a keyboard composes its letters', async () => {
    const hash = await hashPassword('caf\u00e9-caf\u00e9', cheap)
    expect(await matchesHash('cafe\u0301-cafe\u0301', hash)).toBe(true)
  })

  it('that nobody has costs as much to try as those that people have', async () => {
    expect(costOf(unmatchableHash())).toBe(costOf(await hashPassword('correct horse')))
    expect(await matchesHash('correct horse', unmatchableHash())).toBe(false)
  })

  it('of an unknown form is an error, not a wrong password', async () => {
    await expect(matchesHash('correct horse', 'correct horse')).rejects.toThrow('not one of ours')
  })
})
