// @ts-check
// What a request over our transport costs in CPU, beside a raw `nc.request` with the same JSON, headers and validation.
// node libs/platform/messaging/bench/run.mjs [requests per round]   (NATS_URL: a server that does nothing else)
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { rolldown } from 'rolldown'

const requests = Number(process.argv[2] ?? 40_000)
const rounds = ['raw', 'ours', 'ours', 'raw', 'raw', 'ours', 'ours', 'raw', 'raw', 'ours']
if (!process.env.NATS_URL) throw new Error('Set NATS_URL to a nats-server of your own, such as nats://127.0.0.1:4222')

const root = join(import.meta.dirname, '../../../..')
const worker = join(root, 'dist/bench/transport.mjs')
const build = await rolldown({
  cwd: root,
  input: join(import.meta.dirname, 'worker.ts'),
  platform: 'node',
  tsconfig: join(import.meta.dirname, '../tsconfig.json'),
  external: [/^@nestjs\/(?!core|common|microservices)/, 'class-validator', 'class-transformer'],
  onLog: () => {},
})
await build.write({ file: worker, format: 'esm', codeSplitting: false, keepNames: true })

/** @param {string[]} args */
async function start(...args) {
  const child = fork(worker, args, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  await once(child, 'message')
  return child
}

/** @param {import('node:child_process').ChildProcess} child @param {unknown} message */
async function ask(child, message) {
  child.send(/** @type {any} */ (message))
  const [{ cpu }] = await once(child, 'message')
  return cpu.user + cpu.system
}

/** @param {string} kind */
async function round(kind) {
  const server = await start('serve', kind)
  const client = await start('call', kind)
  await ask(client, requests / 4) // warm
  const before = await ask(server, 'cpu')
  const began = performance.now()
  const caller = await ask(client, requests)
  const seconds = (performance.now() - began) / 1000
  const served = (await ask(server, 'cpu')) - before
  server.kill()
  client.kill()
  return { kind, caller: caller / requests, service: served / requests, rate: requests / seconds }
}

const results = []
for (const kind of rounds) {
  const result = await round(kind)
  results.push(result)
  const { caller, service, rate } = result
  console.log(`${kind.padEnd(5)} caller ${caller.toFixed(1)} µs, service ${service.toFixed(1)} µs CPU, ${rate.toFixed(0)}/s`)
}

/** @param {string} kind */
function median(kind) {
  const sums = results.filter((result) => result.kind === kind).map(({ caller, service }) => caller + service)
  return sums.sort((a, b) => a - b)[Math.floor(sums.length / 2)]
}
const [raw, ours] = [median('raw'), median('ours')]
console.log(`\nmedian CPU of a request: raw ${raw.toFixed(1)} µs, ours ${ours.toFixed(1)} µs, ${(ours / raw).toFixed(2)} times (bound 1.6)`)
