import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, createServer as createTcpServer, type Server } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { farAway } from './far-away.js'

const delay = 60

async function listening(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

it('takes its time in each direction, and changes nothing', async () => {
  const near = await listening(createServer((request, response) => request.pipe(response)))
  await using far = await farAway(near, delay)
  const begin = performance.now()
  const answer = await fetch(far.url, { method: 'POST', body: 'x'.repeat(200_000) })
  expect(await answer.text()).toBe('x'.repeat(200_000))
  expect(performance.now() - begin).toBeGreaterThan(2 * delay)
})

it('lets a request die that was under way when its connection was closed', async () => {
  const near = await listening(createTcpServer((socket) => setTimeout(() => socket.destroy(), delay / 2)))
  await using far = await farAway(near, delay)
  await expect(fetch(far.url)).rejects.toThrow()
})
