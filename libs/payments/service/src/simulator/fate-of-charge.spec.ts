import { describe, expect, it } from 'vitest'
import { fateOfCharge } from './fate-of-charge.js'

describe('the fate of a charge', () => {
  it.each([
    ['tok_ok', 'authorised', 'at once'],
    ['tok_slow', 'authorised', 'slow'],
    ['tok_declined', 'declined', 'at once'],
    ['tok_of_nobody', 'declined', 'at once'],
    ['', 'declined', 'at once'],
  ])('with %s is %s, answered %s', (token, status, answer) => {
    expect(fateOfCharge({ key: 'a', token })).toEqual({ status, answer })
  })

  it('with tok_unknown is lost, authorised about half of the time, and the same for the same key', () => {
    const fates = Array.from({ length: 1_000 }, (_, n) => fateOfCharge({ key: `key-${n}`, token: 'tok_unknown' }))
    expect(new Set(fates.map(({ answer }) => answer))).toEqual(new Set(['lost']))
    const authorised = fates.filter(({ status }) => status === 'authorised').length
    expect(authorised).toBeGreaterThan(450)
    expect(authorised).toBeLessThan(550)
    expect(fateOfCharge({ key: 'key-7', token: 'tok_unknown' })).toEqual(fates[7])
  })
})
