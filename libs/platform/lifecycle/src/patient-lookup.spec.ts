import type { LookupFunction } from 'node:net'
import { describe, expect, it } from 'vitest'
import { patientLookup } from './patient-lookup.js'

/** A name server that fails so and so often, and the way to ask it. */
function nameServer(...failures: string[]) {
  const left = [...failures]
  let questions = 0
  let isSilent = false
  const ask: LookupFunction = (_hostname, _options, answer) => {
    questions++
    if (isSilent) return
    const code = left.shift()
    setImmediate(() => answer(code ? Object.assign(new Error(code), { code }) : null, '127.0.0.1', 4))
  }
  const lookup = patientLookup(ask)
  return {
    find: () =>
      new Promise((resolve, reject) =>
        lookup('db', {}, (error, address) => (error ? reject(error) : resolve(address))),
      ),
    fallSilent: () => (isSilent = true),
    get questions() {
      return questions
    },
  }
}

describe('the address of a server', () => {
  it('is asked for again while the name server does not answer', async () => {
    expect(await nameServer('EAI_AGAIN', 'EAI_AGAIN').find()).toBe('127.0.0.1')
  })

  it('is not asked for again where there is none', async () => {
    await expect(nameServer('ENOTFOUND').find()).rejects.toMatchObject({ code: 'ENOTFOUND' })
  })

  it('is not asked for for ever', async () => {
    await expect(nameServer(...Array.from({ length: 100 }, () => 'EAI_AGAIN')).find()).rejects.toMatchObject({
      code: 'EAI_AGAIN',
    })
  })

  it('is the one from before while the name server says nothing', async () => {
    const server = nameServer()
    await server.find()
    server.fallSilent()
    expect(await server.find()).toBe('127.0.0.1')
  })

  it('is asked for once by all who want it at the same time, and anew by those who come later', async () => {
    const server = nameServer()
    expect(await Promise.all(Array.from({ length: 20 }, server.find))).toEqual(Array(20).fill('127.0.0.1'))
    expect(server.questions).toBe(1)
    await server.find()
    expect(server.questions).toBe(2)
  })
})
