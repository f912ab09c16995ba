import type { LookupOneOptions } from 'node:dns'
import { testDatabase } from '@twofold/platform-testing'
import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { patientLookup, patientSocket } from './patient-lookup.js'

type Answer = (error: NodeJS.ErrnoException | null, address: string, family: number) => void

function nameServer(...failures: string[]) {
  const left = [...failures]
  const ask = (_hostname: string, _options: LookupOneOptions, answer: Answer) => {
    const code = left.shift()
    answer(code ? Object.assign(new Error(code), { code }) : null, '127.0.0.1', 4)
  }
  const lookup = patientLookup(ask)
  return new Promise<string>((resolve, reject) =>
    lookup('db', {}, (error, address) => (error ? reject(error) : resolve(address))),
  )
}

describe('the address of the database', () => {
  it('is asked for again while the name server does not answer', async () => {
    expect(await nameServer('EAI_AGAIN', 'EAI_AGAIN')).toBe('127.0.0.1')
  })

  it('is not asked for again where there is none', async () => {
    await expect(nameServer('ENOTFOUND')).rejects.toMatchObject({ code: 'ENOTFOUND' })
  })

  it('is not asked for for ever', async () => {
    await expect(nameServer(...Array.from({ length: 100 }, () => 'EAI_AGAIN'))).rejects.toMatchObject({
      code: 'EAI_AGAIN',
    })
  })

  it('leads to the database', async () => {
    const { url, drop } = await testDatabase()
    const client = new pg.Client({ connectionString: url.replace('127.0.0.1', 'localhost'), stream: patientSocket })
    await client.connect()
    expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }])
    await client.end()
    await drop()
  })
})
