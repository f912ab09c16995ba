import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { expect, it } from 'vitest'
import { HttpSender } from './http-sender.js'

it('a connection is kept unused no longer than the server says, which then need not close it under a request', async () => {
  // What it says, in seconds, is less than what it does: whichever Node this is, nobody is in a hurry.
  const says = { connection: 'keep-alive', 'keep-alive': 'timeout=2' }
  const server = createServer((_request, response) => response.writeHead(200, says).end('{}'))
  server.keepAliveTimeout = 4_000
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const sender = new HttpSender(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, 5_000)
  const connected = once(server, 'connection') as Promise<[Socket]>
  expect(await sender.send({ method: 'GET', path: '/' }, 'kept')).toMatchObject({
    answer: { headers: { 'keep-alive': 'timeout=2' } },
  })
  const [socket] = await connected
  const who = await Promise.race([
    once(socket, 'end').then(() => 'the client'),
    once(socket, 'close').then(() => 'the server'),
  ])
  expect(who).toBe('the client')
  sender.close()
  server.close()
})
