import { describe, expect, it } from 'vitest'
import { outcomeOf, probe } from './probe.js'

const shop = { url: 'http://127.0.0.1', token: '', patience: 1_000 }
const well = { asked: 3, succeeded: 3, status: 200, milliseconds: 10 }

describe('an endpoint', () => {
  it.each([
    ['works as it did', well, 'works'],
    ['works though a little later', { ...well, milliseconds: 90 }, 'works'],
    ['is degraded where it is much later', { ...well, milliseconds: 400 }, 'degraded'],
    ['is degraded where some fail', { ...well, succeeded: 2 }, 'degraded'],
    ['is degraded where it answers less', { ...well, status: 202 }, 'degraded'],
    ['is refused where it says that it cannot', { ...well, succeeded: 0, status: 503 }, 'refused'],
    ['is dead where nothing comes', { asked: 3, succeeded: 0, status: null, milliseconds: null }, 'dead'],
  ])('%s', (_, now, outcome) => {
    expect(outcomeOf(now, well)).toBe(outcome)
  })

  it('is asked several times, and what has no answer is counted', async () => {
    let asked = 0
    const ask = async () => {
      if (++asked === 1) throw new Error('reset')
      return asked === 2 ? 503 : 200
    }
    expect(await probe({ name: 'GET /', ask }, shop, 4)).toMatchObject({ asked: 4, succeeded: 2, status: 200 })
  })
})
