import { describe, expect, it } from 'vitest'
import { firstDifference } from './shapes-agree.js'

const answer = (asked: string, body = '{}', status = 200) => ({ asked, status, headers: {}, body })

describe('two shapes', () => {
  it('agree where every answer is the same', () => {
    expect(firstDifference([answer('GET /a')], [answer('GET /a')])).toBeUndefined()
  })

  it('are told apart by the first answer that differs', () => {
    const said = firstDifference([answer('GET /a'), answer('GET /b')], [answer('GET /a'), answer('GET /b', '{}', 503)])
    expect(said).toContain('GET /b\n  the monolith: 200')
    expect(said).toContain('the services: 503')
  })

  it('are told apart where one says less', () => {
    expect(firstDifference([answer('GET /a')], [answer('GET /a'), answer('GET /b')])).toContain(
      '1 requests, the services 2',
    )
  })
})
