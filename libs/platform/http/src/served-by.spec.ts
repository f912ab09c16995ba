import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import request from 'supertest'
import { afterEach, describe, expect, it } from 'vitest'
import { openDoor, type OpenDoor } from './open-door.fixture.js'

let door: OpenDoor
afterEach(() => door.close())

const answers = [
  ['of success', '/books'],
  ['of failure', '/books/none'],
  ['of a bug', '/trouble/bug'],
  ['for an unknown address', '/nowhere'],
  ['for a malformed address', '/books/%FF'],
  ['with the API document', '/openapi.json'],
] as const

describe('an answer', () => {
  it.each(answers)('%s names the app and its version where the setting says so', async (_, path) => {
    door = await openDoor({ SERVED_BY_HEADER: 'true', APP_VERSION: '1.4.0' })
    expect((await request(door.url).get(path)).headers['x-served-by']).toBe('library@1.4.0')
  })

  it('to what is not HTTP names it too', async () => {
    door = await openDoor({ SERVED_BY_HEADER: 'true' })
    const socket = connect(door.port, '127.0.0.1').setNoDelay()
    socket.write('hello\r\n\r\n')
    expect(await text(socket)).toMatch(/\r\nx-served-by: library@dev\r\n/)
  })

  it('names the neighbours that took part', async () => {
    door = await openDoor({ SERVED_BY_HEADER: 'true' })
    const { headers } = await request(door.url).get('/trouble/neighbour')
    expect(headers['x-served-by']).toBe('library@dev, archive@2, shelves@7')
  })

  it.each([...answers, ['of neighbours', '/trouble/neighbour'] as const])(
    '%s names nobody otherwise',
    async (_, path) => {
      door = await openDoor()
      expect((await request(door.url).get(path)).headers).not.toHaveProperty('x-served-by')
    },
  )
})
