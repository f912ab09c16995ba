import { once } from 'node:events'
import { type AddressInfo, createServer, type LookupFunction } from 'node:net'
import { expect, it } from 'vitest'
import { untilAnswered } from './until-answered.js'

/** A way that leads nowhere so and so often, as to a pod that network policies do not know yet. */
function way(silent: number) {
  let tries = 0
  const lookup: LookupFunction = (_hostname, _options, answer) => {
    if (++tries > silent) answer(null, [{ address: '127.0.0.1', family: 4 }])
  }
  return { lookup, tries: () => tries }
}

async function listening() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { server, url: `postgres://db:${(server.address() as AddressInfo).port}/shop` }
}

it('tries again while nobody answers, much sooner than the kernel would', async () => {
  const { server, url } = await listening()
  const { lookup, tries } = way(2)
  await untilAnswered(url, 5_432, lookup)
  expect(tries()).toBe(3)
  server.close()
})

it('takes a refusal for an answer', async () => {
  const { server, url } = await listening()
  server.close()
  const { lookup, tries } = way(0)
  await untilAnswered(url, 5_432, lookup)
  expect(tries()).toBe(1)
})

it('asks nobody where the database is a socket of this machine', async () => {
  await untilAnswered('postgres:///shop?host=/run/postgresql', 5_432)
})
