import { testDatabase } from '@twofold/platform-testing'
import pg from 'pg'
import { expect, it } from 'vitest'
import { patientSocket } from './patient-socket.js'

it('leads to the database, by the name of its host', async () => {
  const { url, drop } = await testDatabase()
  const client = new pg.Client({ connectionString: url.replace('127.0.0.1', 'localhost'), stream: patientSocket })
  await client.connect()
  expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  await client.end()
  await drop()
})
