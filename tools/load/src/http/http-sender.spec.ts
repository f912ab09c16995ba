import { once } from 'node:events'
import type { Socket } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { serve } from '../server.fixture.js'
import { HttpSender } from './http-sender.js'

it('a connection is kept unused no longer than the server says, which then need not close it under a request', async () => {
  let socket!: Socket
  // In seconds, and less than the five that Node's server waits.
  const says = { connection: 'keep-alive', 'keep-alive': 'timeout=2' }
  const { url } = await serve((request, response) => {
    socket = request.socket
    response.writeHead(200, says).end('{}')
  })
  const sender = new HttpSender(url, 5_000)
  onTestFinished(() => sender.close())
  expect(await sender.send({ method: 'GET', path: '/' }, 'kept')).toMatchObject({ answer: { headers: says } })
  const who = await Promise.race([
    once(socket, 'end').then(() => 'the client'),
    once(socket, 'close').then(() => 'the server'),
  ])
  expect(who).toBe('the client')
})
